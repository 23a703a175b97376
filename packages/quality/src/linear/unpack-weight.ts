/** The weight in the low half of a byte: the value v from -7 to 7, plus 8, stands for v * |v|. */
export function unpackWeight(byte: number): number {
  const value = (byte & 15) - 8;
  return value * Math.abs(value);
}
