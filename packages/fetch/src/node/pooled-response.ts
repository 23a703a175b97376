import type { PooledBody } from './pooled-body.js';

/**
 * A `Response` whose body becomes a web stream only if somebody asks for one: SDKs read unary answers with `json()` or
 * `text()`, and the stream would cost more than all the rest. For everything else an ordinary `Response` does the work.
 */
export class PooledResponse extends Response {
  readonly #body: PooledBody;
  readonly #url: string;
  #stream: ReadableStream<Uint8Array<ArrayBuffer>> | undefined;
  #standard: Response | undefined;

  constructor(body: PooledBody, url: string, init: ResponseInit) {
    super(null, init);
    this.#body = body;
    this.#url = url;
  }

  override get url(): string {
    return this.#url;
  }

  override get type(): ResponseType {
    return 'basic';
  }

  override get body(): ReadableStream<Uint8Array<ArrayBuffer>> | null {
    if (this.#standard) return this.#standard.body;
    this.#stream ??= this.#body.stream();
    return this.#stream;
  }

  /** The body as it comes, for those who need no web stream: to make one costs as much as a dozen chunks. */
  [Symbol.for('@cascade/body-chunks')](): AsyncIterable<Uint8Array<ArrayBuffer>> | null {
    return this.#standard || this.#stream ? this.body : this.#body.chunks();
  }

  override get bodyUsed(): boolean {
    return this.#body.isTaken || this.#standard?.bodyUsed === true;
  }

  override async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }

  override async text(): Promise<string> {
    if (this.#standard || this.#stream?.locked) return this.#asStandard().text();
    const text = (await this.#body.collect()).toString('utf8');
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }

  override async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.arrayBuffer());
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.#asStandard().arrayBuffer();
  }

  override blob(): Promise<Blob> {
    return this.#asStandard().blob();
  }

  override formData(): Promise<FormData> {
    return this.#asStandard().formData();
  }

  override clone(): Response {
    return Object.defineProperty(this.#asStandard().clone(), 'url', { value: this.#url });
  }

  #asStandard(): Response {
    this.#standard ??= new Response(this.#stream ?? this.#body.stream(), {
      status: this.status,
      statusText: this.statusText,
      headers: this.headers,
    });
    return this.#standard;
  }
}
