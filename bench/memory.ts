/**
 * What consents take of the machine's memory: all processes of the app, garbage collected, above the same app with a handful of them; beside the
 * bytes of their JSON. Instead, one would keep them as objects in a window.
 */
import { type Figure, median } from './ratios';
import { type BenchApp, openRealm, startApp } from './support/app';
import { untilAtRest } from './support/busy';
import { collectGarbage } from './support/heap';
import { startProbe } from './support/probe';
import { memoryOf } from './support/process-memory';
import { type Server, startServer } from './support/server';

const mib = 1024 * 1024;
const sizes = { few: 10, many: 100_000, million: 1_000_000 };
type Size = keyof typeof sizes;

export async function benchMemory(rounds: number): Promise<Figure[]> {
  if (process.platform !== 'linux') {
    console.log('memory: skipped, only Linux tells it for all processes of an app');
    return [];
  }
  const server = await startServer(sizes);
  try {
    return [
      await figure(server, 'many', rounds),
      // Half a minute each: three tell as much as seven.
      await figure(server, 'million', Math.min(rounds, 3)),
    ];
  } finally {
    server.close();
  }
}

async function figure(server: Server, size: Size, rounds: number): Promise<Figure> {
  const bytes = server.bytes(size) / mib;
  const ours: number[] = [];
  const objects: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    ours.push(await app(server, size));
    // A million objects have no room in a window.
    if (size === 'many') objects.push(await window(server, size));
    console.log(
      `memory ${round}/${rounds}: ${Math.round(ours.at(-1) ?? 0)} MiB for ${Math.round(bytes)} of JSON`,
    );
  }
  return {
    what: `memory of ${sizes[size].toLocaleString('en')} consents, all processes, above an idle window`,
    floor: 'bytes of their JSON',
    target: '≤ 1.5',
    unit: 'MiB',
    rounds,
    ours: median(ours),
    theirs: bytes,
    ratio: median(ours) / bytes,
    max: Math.max(...ours),
    ...(objects.length > 0 && { instead: [{ what: 'objects in a bare window', value: median(objects) }] }),
  };
}

async function app(server: Server, size: Size): Promise<number> {
  const started = await startApp(server, ['few', size]);
  return above(started, async () => {
    await openRealm(started, size, sizes[size]);
  });
}

async function window(server: Server, size: Size): Promise<number> {
  const probe = await startProbe('objects/index.html');
  return above(probe, () =>
    probe.page.evaluate(async (url) => {
      await (globalThis as unknown as { takeByPort(url: string): Promise<number> }).takeByPort(url);
    }, `${server.origin}/v4/${size}/consents`),
  );
}

async function above(started: BenchApp, load: () => Promise<void>): Promise<number> {
  try {
    const idle = await settled(started);
    await load();
    return (await settled(started)) - idle;
  } finally {
    await started.close();
  }
}

/** In MiB. What is free goes back to the system a little after it was collected. */
async function settled(started: BenchApp): Promise<number> {
  await untilAtRest(started);
  for (let time = 0; time < 3; time++) {
    await collectGarbage(started);
    await started.page.waitForTimeout(1000);
  }
  return memoryOf(started) / mib;
}
