import { systemClock } from '@cascade/core';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { executeTools } from './execute-tool.js';
import { mcpTools } from './mcp-tools.js';

const client = new Client({ name: 'test', version: '1.0.0' });
const server = new McpServer({ name: 'weather', version: '1.0.0' });

beforeAll(async () => {
  const inputSchema = { city: z.string() };
  const readOnly = { readOnlyHint: true };
  server.registerTool('sky', { description: 'The sky', inputSchema, annotations: readOnly }, ({ city }) => ({
    content: [{ type: 'text', text: `clear over ${city}` }],
  }));
  server.registerTool('rain', { inputSchema }, () => ({
    content: [{ type: 'text', text: 'no cloud' }],
    isError: true,
  }));
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(theirs), client.connect(ours)]);
});

afterAll(() => client.close());

describe('the tools of an MCP server', () => {
  const { signal } = new AbortController();
  const call = (name: string, input = { city: 'Paris' }) => ({ type: 'tool-call' as const, id: 'c1', name, input });

  it('are listed with their schemas and risks', async () => {
    const tools = await mcpTools(client);
    expect(tools.sky).toMatchObject({ description: 'The sky', risk: 'read' });
    expect(tools.sky?.input).toMatchObject({ jsonSchema: { type: 'object', required: ['city'] } });
    expect(tools.rain?.risk).toBe('write');
  });

  it('are called, and what fails is told to the model', async () => {
    const tools = await mcpTools(client);
    const calls = ['sky', 'rain'].map((name) => call(name));
    const options = { signal, clock: systemClock, risks: {}, mayAll: true, depth: 0 };
    expect(await executeTools(calls, tools, options)).toMatchObject([
      { output: 'clear over Paris' },
      { output: 'no cloud', isError: true },
    ]);
  });

  it('are called with what fits their schemas only', async () => {
    const tools = await mcpTools(client);
    const wrong = { type: 'tool-call' as const, id: 'c1', name: 'sky', input: { city: ['Paris'] } };
    const options = { signal, clock: systemClock, risks: {}, mayAll: true, depth: 0 };
    const [result] = await executeTools([wrong], tools, options);
    expect(result).toMatchObject({ isError: true, output: expect.stringContaining('The arguments do not fit') });
  });
});
