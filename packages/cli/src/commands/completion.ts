import type { Command } from 'commander';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/** `cascade completion`: a script for the shell, made from the commands and options that there are. */
export async function completionCommand(io: Io, program: Command, shell: string): Promise<number> {
  const render = shell === 'bash' ? bash : shell === 'zsh' ? zsh : shell === 'fish' ? fish : undefined;
  if (render === undefined) throw new UsageError(`completion knows bash, zsh and fish, not "${shell}"`);
  await io.out(render(collect(program)));
  return 0;
}

interface Words {
  /** Path of a command (`failed replay`) to the words that may follow. */
  readonly [path: string]: readonly string[];
}

function collect(program: Command): Words {
  const words: Record<string, readonly string[]> = {};
  const walk = (command: Command, path: readonly string[]): void => {
    const subcommands = command.commands.filter((each) => !reserved.includes(each.name()));
    const options = command.options.flatMap(({ long }) => long ?? []);
    words[path.join(' ')] = [...subcommands.map((each) => each.name()), ...options, '--help'];
    for (const each of subcommands) walk(each, [...path, each.name()]);
  };
  walk(program, []);
  // `cascade -C ...` is `cascade run -C ...`.
  words[''] = [...new Set([...(words[''] ?? []), ...(words.run ?? [])])];
  return words;
}

const reserved = ['prompt', 'build', 'ticket'];

function bash(words: Words): string {
  return `# Load with: source <(cascade completion bash)
_cascade() {
  local path="" word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${path:+$path }$word" in ${paths(words)}) path="\${path:+$path }$word" ;; esac
  done
  local words=""
  case "$path" in
${Object.entries(words)
  .map(([path, list]) => `    "${path}") words="${list.join(' ')}" ;;`)
  .join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _cascade cascade
`;
}

/** Words that are no command are values of options. */
function paths(words: Words): string {
  return Object.keys(words)
    .filter((path) => path !== '')
    .map((path) => `"${path}"`)
    .join('|');
}

function zsh(words: Words): string {
  return `# Load with: source <(cascade completion zsh)
autoload -U +X bashcompinit && bashcompinit
${bash(words).split('\n').slice(1).join('\n')}`;
}

function fish(words: Words): string {
  const lines = Object.entries(words).flatMap(([path, list]) => {
    const condition = path === '' ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${path.split(' ').at(-1)}`;
    return list.map((word) => {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-a ${word}`;
      return `complete -c cascade -n '${condition}' ${what}`;
    });
  });
  return `# Load with: cascade completion fish | source\n${lines.join('\n')}\n`;
}
