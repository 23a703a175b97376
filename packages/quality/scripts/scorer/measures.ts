/** Mean of a list; 0 of an empty one. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value below which a share of the list lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}

/** Area under the ROC curve; ties count half. Labels of at least 0.5 are right. */
export function auroc(rows: readonly { readonly score: number; readonly label: number }[]): number {
  const sorted = [...rows].sort((one, other) => one.score - other.score);
  let rankSum = 0;
  let right = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
    for (const { label } of sorted.slice(start, end)) {
      if (label < 0.5) continue;
      rankSum += (start + end + 1) / 2;
      right += 1;
    }
    start = end;
  }
  return (rankSum - (right * (right + 1)) / 2) / (right * (sorted.length - right));
}

/** Trapezoid area of the performance gap recovered over the share of calls that go to the dear model, highest need first. */
export function apgr(
  rows: readonly { readonly need: number; readonly cheap: number; readonly dear: number }[],
): number {
  const sorted = [...rows].sort((one, other) => other.need - one.need);
  const gap = mean(rows.map(({ cheap, dear }) => dear - cheap)) * rows.length;
  let recovered = 0;
  let area = 0;
  for (const { cheap, dear } of sorted) {
    const before = recovered;
    recovered += (dear - cheap) / gap;
    area += (before + recovered) / 2 / rows.length;
  }
  return area;
}
