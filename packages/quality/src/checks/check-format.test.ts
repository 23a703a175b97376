import { describe, expect, it } from 'vitest';
import { quickChecks } from './hard-checks.js';

const missing: readonly (readonly [prompt: string, text: string])[] = [
  [
    'Which planet is largest?\nA) Mars\nB) Jupiter\nC) Venus\nD) Mercury',
    'It depends on many things and people disagree about it.',
  ],
  [
    'Which gas do plants absorb?\n(A) Oxygen\n(B) Carbon dioxide\n(C) Helium\n(D) Neon\nAnswer with the letter.',
    'Plants are green and live on sunlight.',
  ],
  ['Choose the synonym of happy:\nA. sad\nB. glad\nC. angry\nD. tired', 'Thank you for this interesting exercise!'],
  ['What is 17 * 23?', 'It is a product of primes.'],
  ['Answer with a number only: how many legs does a spider have?', 'Spiders are arachnids.'],
  ['Reply with yes or no: is 7 a prime?', 'Primes are interesting.'],
  ['Is the earth flat? Answer yes or no.', 'The earth is an oblate spheroid that orbits the sun.'],
  ['List the primes below 20', 'cat, dog, fish'],
  ['List all prime numbers less than 30.', 'apples, pears and plums'],
  ['Show the data as a table: Ann 3, Bob 4.', 'Ann has three and Bob has four.'],
  ['Compare cats and dogs in a markdown table.', 'Cats are independent while dogs are loyal.'],
  [
    'Write a Python function that reverses a string.',
    'You should reverse the string by going from the end to the start.',
  ],
  ['Write a SQL query that counts users per country.', 'You can count the users by grouping them per country.'],
  ['Answer in one word: what is the capital of France?', 'The capital of France is the beautiful city of Paris.'],
  ['Return the result as JSON: name Ada, age 36.', 'Ada is 36 years old.'],
  ['Respond only with JSON. Name: Ada.', 'The name is Ada.'],
  ['List five countries in Africa.', 'Kenya'],
  ['Give me 10 names for a cat.', 'Tom, Kitty'],
  ['Name three primary colors.', 'Blue'],
  ['Give the answer as bullet points: pros of tea.', 'Tea is warm and pleasant.'],
  ['True or false: water boils at 100 C at sea level.', 'Water is a liquid that people drink.'],
  ['Calculate 3 + 4', 'The sum of these'],
  ['Implement a binary search in JavaScript', 'Binary search halves the range until the item is found.'],
  ['Output valid JSON with keys a and b.', 'a is one and b is two'],
  [
    'Pick the right option.\na) red\nb) green\nc) blue\nWhich one is the colour of grass?',
    'Grass grows in meadows and gardens.',
  ],
  ['Give me a numbered list of steps to boil an egg.', 'Boil the egg in water for a while.'],
  ['Convert this to CSV: Ann 3 Bob 4', 'Ann has three and Bob has four'],
  ['What are the first five even numbers?', 'red, green, blue'],
  ['Write a bash script that deletes old logs', 'You can delete old logs with a scheduled job.'],
  ['Reply with a single number between one and ten.', 'banana'],
  [
    'Reply with only the letter of the right answer.\nA) Rome\nB) Paris\nC) Berlin\nWhat is the capital of Germany?',
    'Germany is a country in Europe.',
  ],
  ['Classify the sentiment as positive, negative or neutral: "I love it".', 'The weather is nice today.'],
];

describe('an answer without the form that was asked for is found first', () => {
  it.each(missing)('%s: %s', (prompt, text) => {
    expect(quickChecks({ prompt, text })[0]?.check).toBe('format');
  });
});
