/** A provider's name as it stands in packages, in code, and in environment variables. */
export interface ProviderNames {
  readonly kebab: string;
  readonly pascal: string;
  readonly upper: string;
}

/** @throws Error when it would not do as a name */
export function providerNames(name: string): ProviderNames {
  const kebab = name.replace(/^cascade-provider-/, '');
  if (!/^[a-z][a-z0-9]{0,30}(-[a-z0-9]{1,30}){0,3}$/.test(kebab)) {
    const shown = JSON.stringify(name.slice(0, 100));
    throw new Error(
      `${shown} is not a provider's name. Use small letters, digits and hyphens, such as acme or acme-cloud.`,
    );
  }
  if (/^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/.test(kebab)) {
    throw new Error(`"${kebab}" cannot be a folder on Windows. Use another name, such as ${kebab}-ai.`);
  }
  const words = kebab.split('-');
  return {
    kebab,
    pascal: words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(''),
    upper: words.join('_').toUpperCase(),
  };
}
