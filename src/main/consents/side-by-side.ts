/** Does the same with each of many, some at a time: when one is done the next begins. In their order. */
export async function sideBySide<T>(
  all: readonly T[],
  most: number,
  act: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = all.values();
  const inTurn = async () => {
    for (const one of waiting) await act(one);
  };
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, inTurn));
}
