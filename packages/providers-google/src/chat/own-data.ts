import { vendorData } from '@cascade/core/provider-kit';
import type { Part, VendorData } from '@cascade/core/spec';

/** What hangs on a part of Gemini's own making and must go back on that same part. */
export interface OwnData {
  readonly thoughtSignature?: string;
  /** The id that Gemini itself gave a call; ids made up here are not sent. */
  readonly id?: string;
}

/** Reads it back; what is of another shape, in a conversation from elsewhere, is left alone. */
export function ownData(part: Part, provider: string): OwnData {
  const { thoughtSignature, id } = Object(vendorData(part, provider) ?? {});
  return {
    ...(typeof thoughtSignature === 'string' && { thoughtSignature }),
    ...(typeof id === 'string' && { id }),
  };
}

/** To be spread into a part. */
export function vendorField(
  provider: string,
  thoughtSignature: string | undefined,
  id?: string,
): { readonly vendor?: VendorData } {
  if (thoughtSignature === undefined && id === undefined) return {};
  const data = { ...(thoughtSignature !== undefined && { thoughtSignature }), ...(id !== undefined && { id }) };
  return { vendor: { provider, data } };
}
