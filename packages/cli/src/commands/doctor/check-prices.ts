import type { Config, Connection } from '@cascade/config';
import type { Finding } from './finding.js';

const dayMs = 86_400_000;
/** Vendors change prices a few times a year. */
const oldDays = 120;

/** How old the prices are that are used, which models have none, and which are gone. */
export async function checkPrices({ connections, prices }: Config, nowMs: number): Promise<readonly Finding[]> {
  const findings = await Promise.all(connections().map((each) => checkVendor(each, prices, nowMs)));
  return findings.flat();
}

async function checkVendor(
  { name, models, priceVendor }: Connection,
  prices: Config['prices'],
  nowMs: number,
): Promise<readonly Finding[]> {
  const table = priceVendor === undefined ? undefined : await prices.load(priceVendor);
  if (table === undefined || models.length === 0) return [];
  const newest =
    table.models
      .map(({ asOf }) => asOf)
      .sort()
      .at(-1) ?? '';
  const ageDays = Math.floor((nowMs - Date.parse(newest)) / dayMs);
  const isOld = ageDays > oldDays;
  const age: Finding = {
    check: 'prices',
    subject: name,
    status: isOld ? 'warning' : 'ok',
    text: `of ${newest}`,
    ...(isOld && { fix: 'Update Cascade, or read a newer file: cascade models --refresh FILE' }),
  };
  const unknown = models.flatMap(({ model, hasPrice }): readonly Finding[] => {
    const finding = { check: 'prices', subject: `${name}/${model}`, status: 'warning' } as const;
    const known = table.findModel(model);
    if (known?.isRetired === true) {
      const fix = known.successor === undefined ? 'Choose another model.' : `Use ${known.successor}.`;
      return [{ ...finding, text: 'is retired: its vendor no longer serves it', fix }];
    }
    if (hasPrice || table.findPrice(model, nowMs) !== undefined) return [];
    return [{ ...finding, text: 'has no known price: its costs are not counted', fix: 'Give its entry a `price`.' }];
  });
  return [age, ...unknown];
}
