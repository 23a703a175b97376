import { describe, expect, it } from 'vitest';
import { CallSlots } from './call-slots.js';

const { signal } = new AbortController();
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('CallSlots', () => {
  it('lets so many work at once, in their order, and goes on after one that fails', async () => {
    const slots = new CallSlots(2);
    let [now, most] = [0, 0];
    const begun: number[] = [];
    const work = async (place: number): Promise<void> => {
      begun.push(place);
      most = Math.max(most, ++now);
      await wait(2);
      now--;
      if (place === 1) throw new Error('failed');
    };
    const outcomes = await Promise.allSettled([0, 1, 2, 3, 4].map((place) => slots.run(signal, () => work(place))));
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true]);
    expect({ begun, most }).toEqual({ begun: [0, 1, 2, 3, 4], most: 2 });
  });

  it('lets who leaves while waiting go at once, and gives its turn to the next', async () => {
    const slots = new CallSlots(1);
    const controller = new AbortController();
    const first = slots.run(signal, () => wait(5));
    const left = slots.run(controller.signal, async () => 'never');
    const last = slots.run(signal, async () => 'last');
    controller.abort(new Error('enough'));
    await expect(left).rejects.toThrow('enough');
    await first;
    expect(await last).toBe('last');
    await expect(slots.run(controller.signal, async () => 'never')).rejects.toThrow('enough');
  });
});
