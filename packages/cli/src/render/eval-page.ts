import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Cast, EvalReport } from '@cascade/quality/eval';

const require = createRequire(import.meta.url);

/** A page that plots quality against cost, complete in itself. uPlot, because it is small enough to lie within the page. */
export async function renderEvalPage(report: EvalReport, { weak, strong, opinion }: Cast): Promise<string> {
  const script = await readFile(require.resolve('uplot/dist/uPlot.iife.min.js'), 'utf8');
  const style = await readFile(require.resolve('uplot/dist/uPlot.min.css'), 'utf8');
  const title = `${weak} before ${strong}${opinion === undefined ? '' : `, second opinion ${opinion}`}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; }
table { border-collapse: collapse; } td, th { padding: .2rem 1rem .2rem 0; text-align: left; }</style>
<h1>${escapeHtml(title)}</h1>
<p>${report.n} questions. As shipped: ${percent(report.asShipped.quality)} of the dear model's quality,
${percent(report.asShipped.saving)} of its cost saved.</p>
<div id="plot"></div>
${tableOf(report)}
<script>${script}</script>
<script>
const data = ${JSON.stringify(seriesOf(report)).replaceAll('<', '\\u003c')};
new uPlot({
  width: Math.min(960, document.body.clientWidth), height: 420,
  scales: { x: { time: false } },
  axes: [{ label: 'cost, share of the dear model alone' }, { label: 'mean quality' }],
  series: [{ label: 'cost' }, { label: 'this gate', stroke: '#0a7', width: 2, spanGaps: true },
    { label: 'accepting at random', stroke: '#999', dash: [6, 6], spanGaps: true },
    { label: 'as shipped', stroke: '#d40', points: { show: true, size: 10 }, paths: () => null }],
}, data, document.getElementById('plot'));
</script>
</html>
`;
}

/** Columns for the plot: one shared axis of costs, a value where a series has one. */
function seriesOf({ curve, weakScore, strongScore, asShipped }: EvalReport): readonly (readonly (number | null)[])[] {
  const cheap = curve.at(-1)?.cost ?? 0;
  const all = curve[0]?.cost ?? 1;
  const points = [
    ...curve.map(({ cost, score }) => [cost, score, null, null] as const),
    [cheap, null, weakScore, null] as const,
    [all, null, strongScore, null] as const,
    [1 - asShipped.saving, null, null, asShipped.quality * strongScore] as const,
  ].sort(([left], [right]) => left - right);
  return [0, 1, 2, 3].map((column) => points.map((point) => point[column] ?? null));
}

function tableOf({ saving, random, oracle, auroc }: EvalReport): string {
  const rows = [
    ['this gate, best threshold in hindsight', saving],
    ['accepting at random', random.saving],
    ['knowing the truth', oracle.saving],
  ] as const;
  const cells = rows.map(
    ([name, { 95: at95, 98: at98, 100: at100 }]) =>
      `<tr><td>${name}</td><td>${percent(at95)}</td><td>${percent(at98)}</td><td>${percent(at100)}</td></tr>`,
  );
  return `<table><tr><th>saved at ... of the dear quality</th><th>95 %</th><th>98 %</th><th>100 %</th></tr>${cells.join('')}</table>
<p>AUROC ${auroc === null ? 'unknown' : auroc.toFixed(3)}</p>`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
