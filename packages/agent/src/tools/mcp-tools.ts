import type { Json } from '@cascade/core/spec';
import type { ToolSet } from './tool-set.js';

/** What is needed of a connected client of the Model Context Protocol: that of `@modelcontextprotocol/sdk` fits. */
export interface McpClient {
  listTools(request?: { readonly cursor?: string }): Promise<{
    readonly tools: readonly {
      readonly name: string;
      readonly description?: string | undefined;
      readonly inputSchema: unknown;
      readonly annotations?: { readonly readOnlyHint?: boolean | undefined } | undefined;
    }[];
    readonly nextCursor?: string | undefined;
  }>;
  callTool(
    request: { readonly name: string; readonly arguments?: Record<string, unknown> },
    schema?: undefined,
    options?: { readonly signal?: AbortSignal },
  ): Promise<unknown>;
}

const mostPages = 100;

/**
 * The tools of an MCP server. Those that the server calls read-only have the risk `read`, all others `write`: what a server
 * says of itself is a hint, so ask for confirmation where it matters.
 */
export async function mcpTools(client: McpClient): Promise<ToolSet> {
  const tools: Record<string, ToolSet[string]> = {};
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const listed = await client.listTools(cursor === undefined ? {} : { cursor });
    for (const { name, description, inputSchema, annotations } of listed.tools) {
      tools[name] = {
        ...(description !== undefined && { description }),
        // The protocol says that it is a JSON schema.
        input: { jsonSchema: inputSchema as Json },
        risk: annotations?.readOnlyHint === true ? 'read' : 'write',
        execute: (input, { signal }) => callTool(client, name, input, signal),
      };
    }
    cursor = listed.nextCursor;
    if (cursor === undefined) return tools;
  }
  return tools;
}

async function callTool(client: McpClient, name: string, input: unknown, signal: AbortSignal): Promise<unknown> {
  const result = await client.callTool({ name, arguments: { ...Object(input) } }, undefined, { signal });
  const { content, structuredContent, isError } = Object(result);
  const text = Array.isArray(content)
    ? content.flatMap((part) => (typeof part?.text === 'string' ? [part.text] : [])).join('\n')
    : '';
  if (isError === true) throw new Error(text === '' ? 'The tool failed' : text);
  return structuredContent ?? (text === '' ? (content ?? null) : text);
}
