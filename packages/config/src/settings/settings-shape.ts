import { named } from '../shape/collections.js';
import { placed } from '../shape/combine.js';
import { integer, number, text } from '../shape/scalars.js';
import { about, type ValueOf } from '../shape/shape.js';
import { table } from '../shape/table.js';
import { cascadeShape } from './cascade-shape.js';
import { budgetsShape } from './governance-shapes.js';
import { providerShape } from './provider-shape.js';

const failedPrompts = table({
  dir: about('The folder. ~ is the home folder; a relative path starts at this file.', placed(text())),
  max_files: about('Most files kept. Default 1000.', integer(1)),
  max_bytes: about('Most bytes kept. Default 268435456.', integer(1)),
  max_age_days: about('Files are kept so long, at least 1. Default 30.', number(1)),
});

/** All that a configuration file may say; the same in YAML and TOML. */
export const settingsShape = table(
  {
    $schema: about('For editors.', text()),
    default_cascade: about('The cascade that is used when none is named.', placed(text())),
    agent: about(
      'The one model that is asked when nothing is named. Beats `default_cascade` in this file and in farther ones.',
      placed(
        table(
          {
            provider: about('A name from `providers`, or one that is known by itself.', text()),
            model: about("The vendor's own name of the model. Default: the `model` of the provider.", text()),
          },
          { required: ['provider'] },
        ),
      ),
    ),
    budget: about(
      'Limits on everything that is asked, by whatever cascade or model; `per` is `store` by default. Those of your own file hold whatever a project says.',
      budgetsShape,
    ),
    providers: about('Providers by name.', named(providerShape)),
    cascades: about('Cascades by name.', named(cascadeShape)),
    database: about(
      'Cooldowns and the audit log.',
      table({
        path: about('The file. ~ is the home folder; a relative path starts at this file.', placed(text())),
        retention_days: about('Audit rows are kept so long, at least 1. Default 90.', number(1)),
        max_rows: about('Most attempts kept. Default 1000000.', integer(1)),
      }),
    ),
    failed_prompts: about('Conversations that nobody answered.', failedPrompts),
    failure_persistence: about('The older name of `failed_prompts`.', failedPrompts),
  },
  { hints: { default: 'Did you mean `default_cascade`?' } },
);

/** A configuration file, read. */
export type Settings = ValueOf<typeof settingsShape>;
