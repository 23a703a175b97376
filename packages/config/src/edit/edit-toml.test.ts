import fc from 'fast-check';
import { parse, stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { editToml } from './edit-toml.js';

const openai = { path: ['providers', 'openai'], set: { base_url: 'http://localhost:8000/v1', model: 'a"b' } };
const agent = { path: ['agent'], set: { provider: 'openai' } };

/** As an editor's user would expect it: what was there is still there, line by line. */
async function edited(text: string): Promise<string> {
  const result = await editToml(text, [openai, agent]);
  const data = parse(result ?? '');
  expect(data).toMatchObject({ providers: { openai: openai.set }, agent: agent.set });
  return result ?? '';
}

describe('editToml', () => {
  it('writes tables with heads of their own into an empty file', async () => {
    expect(await edited('')).toBe(
      '[providers.openai]\nbase_url = "http://localhost:8000/v1"\nmodel = "a\\"b"\n\n[agent]\nprovider = "openai"\n',
    );
  });

  it('leaves comments, order, blanks and quotes as they are', async () => {
    const text = `# mine
default_cascade = 'main' # why

[providers.groq]   # fast
type = "openai"
base_url = "https://api.groq.com/openai/v1"

[[cascades.main.entries]]
provider = "groq"
model = "x"
# the end
`;
    const lines = (await edited(text)).split('\n');
    for (const line of text.split('\n')) expect(lines).toContain(line);
  });

  it('changes one value and nothing else', async () => {
    const text = '[providers.openai] # mine\nmodel = "old" # cheap\nbase_url = "http://localhost:8000/v1"\n';
    const result = await editToml(text, [{ path: ['providers', 'openai'], set: { model: 'new' } }]);
    expect(result).toBe(text.replace('old', 'new'));
  });

  it('removes what is undefined', async () => {
    const text = '[agent]\nprovider = "a"\nmodel = "b" # mine\n';
    const result = await editToml(text, [{ path: ['agent'], set: { provider: 'c', model: undefined } }]);
    expect(parse(result ?? '')).toEqual({ agent: { provider: 'c' } });
  });

  it.each([
    ['tables on one line', 'providers = { openai = { model = "x" } } # in\nagent = { provider = "x" }\n'],
    ['dotted names', 'providers.openai.model = "x"\n[cascades]\n'],
    ['the line ends of Windows', '# win\r\n[agent]\r\nprovider = "x" # c\r\n'],
    ['no line end', '# mine\ndefault_cascade = "x"'],
    ['an empty table', '[providers]\n[agent]\n'],
    ['numbers and dates', '[cascades.a]\nentries = []\nbig = 9007199254740991\nday = 2026-11-20\nfloat = 1.50\n'],
  ])('knows %s', async (_title, text) => {
    const comments = text.match(/# \w+/g) ?? [];
    const result = await edited(text);
    for (const comment of comments) expect(result).toContain(comment);
  });

  it('never loses or changes another setting, or says that it cannot be done', async () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9_. -]{0,8}$/);
    const value = fc.oneof(fc.string(), fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), fc.array(fc.string()));
    const table = fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true });
    const file = fc.record(
      {
        default_cascade: fc.string(),
        providers: fc.dictionary(name, table, { maxKeys: 3, noNullPrototype: true }),
        agent: table,
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    await fc.assert(
      fc.asyncProperty(file, async (data) => {
        const result = await editToml(stringify(data), [openai, agent]);
        expect(result).toBeDefined();
        const before = JSON.parse(JSON.stringify(data));
        expect(parse(result ?? '')).toEqual({
          ...before,
          providers: { ...before.providers, openai: { ...before.providers?.openai, ...openai.set } },
          agent: { ...before.agent, ...agent.set },
        });
      }),
      { numRuns: 100 },
    );
  });
});
