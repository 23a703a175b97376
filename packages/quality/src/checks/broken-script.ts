import type { ParserPlugin } from '@babel/parser';

/** Mistakes of meaning rather than of grammar: a snippet may have them. */
const lenient = {
  allowReturnOutsideFunction: true,
  allowAwaitOutsideFunction: true,
  allowImportExportEverywhere: true,
  allowSuperOutsideMethod: true,
  allowNewTargetOutsideFunction: true,
  allowUndeclaredExports: true,
  createImportExpressions: false,
} as const;

const meaning =
  /^(?:VarRedeclaration|DuplicateExport|DuplicateDefaultExport|DuplicateConstructor|Strict\w*|InvalidEscapeSequence\w*|ModuleExportUndefined|PrivateName\w*|InvalidPrivateField\w*|IllegalBreakContinue|LabelRedeclaration|ModuleAttribute\w*|ParamDupe|DeletePrivateField|UnsupportedPropertyDecorator|Decorator\w*|YieldBindingIdentifier|AwaitBindingIdentifier|ConstructorIsGenerator|DeclareFunctionHasImplementation|MissingOneOfPlugins|MissingPlugin)$/;

/** What a snippet may have lost around it: nothing, an expression's place, an object's or a class's braces. */
const frames: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['(', '\n)'],
  ['({', '\n})'],
  ['class Snippet {', '\n}'],
  ['type Snippet = {', '\n}'],
];

function reasonOf(error: unknown): string {
  const reason: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'reasonCode') : undefined;
  return typeof reason === 'string' ? reason : '';
}

/** True when a snippet of JavaScript or TypeScript is not grammatical, in whatever place it may have been taken from. */
export async function isBrokenScript(code: string, tag: string): Promise<boolean> {
  const { parse } = await import('@babel/parser');
  const typed: readonly ParserPlugin[] = ['typescript', 'decorators-legacy', 'explicitResourceManagement'];
  const dialects =
    /x$/.test(tag) || !tag.startsWith('t')
      ? [[...typed, 'jsx' as const], typed, ['flow' as const, 'jsx' as const]]
      : [typed, [...typed, 'jsx' as const]];
  for (const plugins of dialects) {
    for (const [before, after] of frames) {
      try {
        parse(before + code + after, { ...lenient, sourceType: 'unambiguous', plugins: [...plugins] });
        return false;
      } catch (error) {
        if (before === '' && meaning.test(reasonOf(error))) return false;
      }
    }
  }
  return true;
}
