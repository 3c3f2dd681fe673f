// npm test                                  every step, up to the first that fails
// npm run test:e2e -- e2e/revoke.spec.ts    one step; what follows goes to its runner
import { main } from './lib/main.mjs';
import { steps } from './test/steps.mjs';

await main(async () => {
  const { chosen, args } = parseArguments(process.argv.slice(2));
  const totals = [];
  let code = 0;
  for (const { name, title, run } of chosen) {
    if (chosen.length > 1) console.log(`\n── ${title} ${'─'.repeat(70 - title.length)}\n`);
    const result = await run(args, { alone: chosen.length === 1 });
    if (result.total) totals.push(result.total);
    code = result.code;
    if (code !== 0) {
      totals.push(`The step '${name}' failed.`);
      break;
    }
  }
  if (totals.length > 0) console.log(`\n${totals.join('\n')}`);
  return code;
});

/** @param {string[]} argv */
function parseArguments([flag, name, ...args]) {
  if (flag === undefined) return { chosen: steps, args: [] };
  const chosen = steps.filter((step) => step.name === name);
  if (flag !== '--only' || chosen.length === 0) {
    throw new Error(`Usage: npm test [-- --only ${steps.map((step) => step.name).join('|')} [arguments]]`);
  }
  return { chosen, args };
}
