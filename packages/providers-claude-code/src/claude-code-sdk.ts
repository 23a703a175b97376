/** What is used of `@anthropic-ai/claude-agent-sdk`: anything of this shape will do. */
export interface ClaudeCodeSdk {
  query(input: {
    readonly prompt: string | AsyncIterable<ClaudeCodeUserMessage>;
    readonly options: ClaudeCodeOptions;
  }): AsyncIterable<ClaudeCodeMessage>;
}

/** A prompt that is more than text. */
export interface ClaudeCodeUserMessage {
  readonly type: 'user';
  readonly message: { readonly role: 'user'; readonly content: readonly object[] };
  readonly parent_tool_use_id: null;
}

/** The options of one query, as the SDK names them. */
export interface ClaudeCodeOptions {
  readonly model: string;
  readonly systemPrompt?: string;
  readonly tools: readonly [];
  readonly allowedTools: readonly [];
  readonly mcpServers: Readonly<Record<string, never>>;
  readonly strictMcpConfig: true;
  readonly settingSources: readonly [];
  readonly plugins: readonly [];
  readonly permissionMode: 'dontAsk';
  readonly permissionPrompts: 'none';
  readonly verbatimPrompts: true;
  readonly persistSession: false;
  readonly maxTurns: number;
  readonly thinking: Readonly<Record<string, unknown>>;
  readonly effort?: string;
  readonly outputFormat?: { readonly type: 'json_schema'; readonly schema: Readonly<Record<string, unknown>> };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly abortController: AbortController;
  readonly pathToClaudeCodeExecutable?: string;
  readonly cwd?: string;
}

/** What is read of the SDK's messages, of whatever type: everything is optional, and only what is used is named. */
export interface ClaudeCodeMessage {
  readonly type: string;
  readonly subtype?: string;
  /** `system`, `init`: where the credential came from. */
  readonly apiKeySource?: string;
  /** `assistant`: why the call behind it failed. */
  readonly error?: string;
  /** `rate_limit_event`. */
  readonly rate_limit_info?: { readonly status?: string; readonly resetsAt?: number };
  /** The rest: `result`. */
  readonly is_error?: boolean;
  readonly result?: string;
  readonly structured_output?: unknown;
  readonly errors?: readonly string[];
  readonly api_error_status?: number | null;
  readonly stop_reason?: string | null;
  readonly total_cost_usd?: number;
  readonly usage?: ClaudeCodeUsage;
  readonly modelUsage?: Readonly<Record<string, unknown>>;
}

export interface ClaudeCodeUsage {
  readonly input_tokens?: number;
  readonly cache_creation_input_tokens?: number | null;
  readonly cache_read_input_tokens?: number | null;
  readonly output_tokens?: number;
}
