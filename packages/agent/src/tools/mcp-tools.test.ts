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
  const png = { type: 'image' as const, data: Buffer.from('12345').toString('base64'), mimeType: 'image/png' };
  server.registerTool('map', { inputSchema }, ({ city }) => ({
    content: [
      { type: 'text', text: `a map of ${city}` },
      png,
      { type: 'resource', resource: { uri: 'file:///legend.txt', text: 'blue is water' } },
      { type: 'resource', resource: { uri: 'file:///map.pdf', blob: png.data, mimeType: 'application/pdf' } },
      { type: 'resource_link', uri: 'https://maps.invalid/paris', name: 'paris', title: 'The whole map' },
    ],
  }));
  server.registerTool('photo', { inputSchema }, () => ({ content: [png] }));
  server.registerTool('count', { inputSchema, outputSchema: { people: z.number() } }, () => ({
    content: [{ type: 'text', text: '{"people":2}' }],
    structuredContent: { people: 2 },
  }));
  server.registerTool('chart', { inputSchema, outputSchema: { people: z.number() } }, () => ({
    content: [png],
    structuredContent: { people: 2 },
  }));
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(theirs), client.connect(ours)]);
});

afterAll(() => client.close());

describe('the tools of an MCP server', () => {
  const { signal } = new AbortController();
  const options = { signal, clock: systemClock, risks: {}, mayAll: true, depth: 0, runId: '1', tell: () => {} };
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
    expect(await executeTools(calls, tools, options)).toMatchObject([
      { output: 'clear over Paris' },
      { output: 'no cloud', isError: true },
    ]);
  });

  it('are called with what fits their schemas only', async () => {
    const tools = await mcpTools(client);
    const wrong = { type: 'tool-call' as const, id: 'c1', name: 'sky', input: { city: ['Paris'] } };
    const [result] = await executeTools([wrong], tools, options);
    expect(result).toMatchObject({ isError: true, output: expect.stringContaining('The arguments do not fit') });
  });

  it('return texts, and a note of what is no text', async () => {
    const tools = await mcpTools(client);
    const outputOf = async (name: string) => (await executeTools([call(name)], tools, options))[0]?.output;
    const picture = 'image/png, 5 bytes: left out, for it is no text]';
    expect(String(await outputOf('map')).split('\n')).toEqual([
      'a map of Paris',
      `[image, ${picture}`,
      'blue is water',
      '[resource file:///map.pdf, application/pdf, 5 bytes: left out, for it is no text]',
      '[resource https://maps.invalid/paris: The whole map]',
    ]);
    expect(await outputOf('photo')).toBe(`[image, ${picture}`);
    expect(await outputOf('count')).toEqual({ people: 2 });
    expect(await outputOf('chart')).toEqual({ structuredContent: { people: 2 }, content: `[image, ${picture}` });
  });

  it('may be called anything', async () => {
    const names = ['__proto__', 'constructor', 'sky'];
    const listTools = async () => ({ tools: names.map((name) => ({ name, inputSchema: { type: 'object' } })) });
    const tools = await mcpTools({ listTools, callTool: async () => ({ content: [] }) });
    expect(Object.keys(tools)).toEqual(names);
    expect(Object.getPrototypeOf(tools)).toBe(Object.prototype);
    expect(await executeTools([call('__proto__')], tools, options)).toMatchObject([{ output: [] }]);
  });

  it('are all listed, page by page, or it is said that there is no end', async () => {
    const pages =
      (last: number) =>
      async ({ cursor = '0' }: { readonly cursor?: string } = {}) => ({
        tools: [{ name: `tool-${cursor}`, inputSchema: { type: 'object' } }],
        ...(Number(cursor) < last && { nextCursor: String(Number(cursor) + 1) }),
      });
    const list = (last: number) => mcpTools({ listTools: pages(last), callTool: async () => ({}) });
    expect(Object.keys(await list(99))).toHaveLength(100);
    await expect(list(100)).rejects.toThrow('does not end within 100 pages (100 tools)');
  });
});
