import type { Json } from '@cascade/core/spec';
import type { AgentTool, ToolSet } from './tool-set.js';

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
 * says of itself is a hint, so ask for confirmation where it matters. Of what a tool returns the texts go to the model, and a
 * note of what is no text, such as a picture.
 *
 * @throws Error when the server's list does not end within 100 pages
 */
export async function mcpTools(client: McpClient): Promise<ToolSet> {
  const tools: [name: string, tool: AgentTool][] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const listed = await client.listTools(cursor === undefined ? {} : { cursor });
    for (const { name, description, inputSchema, annotations } of listed.tools) {
      const tool: AgentTool = {
        ...(description !== undefined && { description }),
        // The protocol says that it is a JSON schema.
        input: { jsonSchema: inputSchema as Json },
        risk: annotations?.readOnlyHint === true ? 'read' : 'write',
        execute: (input, { signal }) => callTool(client, name, input, signal),
      };
      tools.push([name, tool]);
    }
    cursor = listed.nextCursor;
    // A property of its own, whatever a server calls its tools.
    if (cursor === undefined) return Object.fromEntries(tools);
  }
  throw new Error(
    `mcpTools: the server's list of tools does not end within ${mostPages} pages (${tools.length} tools)`,
  );
}

async function callTool(client: McpClient, name: string, input: unknown, signal: AbortSignal): Promise<unknown> {
  const result = await client.callTool({ name, arguments: { ...Object(input) } }, undefined, { signal });
  const { content, structuredContent, isError } = Object(result);
  const parts: readonly unknown[] = Array.isArray(content) ? content : [];
  const text = parts.map(textOf).join('\n');
  if (isError === true) throw new Error(text === '' ? 'The tool failed' : text);
  if (structuredContent === undefined) return parts.length === 0 ? (content ?? null) : text;
  // Texts beside it say the same.
  return parts.every((part) => Object(part).type === 'text') ? structuredContent : { structuredContent, content: text };
}

/** A part of a result as a model can read it. */
function textOf(part: unknown): string {
  const { type, text, resource, data, mimeType, uri, title, name } = Object(part);
  if (typeof text === 'string') return text;
  if (type === 'resource_link') return `[resource ${uri}: ${title ?? name}]`;
  if (type !== 'resource') return leftOut(type, mimeType, data) ?? JSON.stringify(part);
  const { text: inner, blob, mimeType: kind, uri: address } = Object(resource);
  return typeof inner === 'string' ? inner : (leftOut(`resource ${address}`, kind, blob) ?? JSON.stringify(part));
}

/** @param data - in base64 */
function leftOut(what: unknown, mimeType: unknown, data: unknown): string | undefined {
  if (typeof data !== 'string') return undefined;
  return `[${what}, ${mimeType ?? 'of unknown kind'}, ${Buffer.byteLength(data, 'base64')} bytes: left out, for it is no text]`;
}
