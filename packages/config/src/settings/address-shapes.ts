import { list } from '../shape/collections.js';
import { either, mapped } from '../shape/combine.js';
import { text } from '../shape/scalars.js';

/** Where calls go. */
export const baseUrlShape = text({
  expected: 'a URL such as https://api.example.com/v1, without a user or password in it',
  isSecret: true,
  isValid: (value) => URL.canParse(value) && isPlainHttp(new URL(value)),
});

/** The name of a variable, not what is in it. */
const variable = text({
  expected: 'the name of an environment variable, such as GROQ_API_KEY, not the key itself',
  pattern: /^[A-Za-z_][A-Za-z0-9_]{0,99}$/,
  isSecret: true,
});

function isPlainHttp({ protocol, username, password }: URL): boolean {
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '';
}

/** One variable, or several: a pool of keys. */
export const keyVariablesShape = either(
  mapped(variable, (name) => [name]),
  list(variable),
);
