// Stands in `resources/app` of a runtime that has no `default_app`, and does what Electron's own does for
// `electron [-r module] <directory>`: preload modules, take on the app's package.json, run the app's main.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app as publicApp } from 'electron';

/** @typedef {{ setVersion(version: string): void, setAppPath(path: string): void, setDesktopName?(name: string): void }} ForDefaultApp */
// Electron's own default_app has these methods too; its public types leave them out.
const app = /** @type {Electron.App & ForDefaultApp} */ (publicApp);
const { modules, target } = parseArguments(process.argv.slice(1));
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

try {
  // Resolved as if by a file in the working directory, so that `-r ./x.cjs` means what it says.
  // These run before the app, and may change process.argv (Playwright's does): the target is known already.
  const requireFromHere = createRequire(join(process.cwd(), 'noop.cjs'));
  for (const module of modules) requireFromHere(module);

  if (target === undefined) throw new Error('No app to run. Usage: electron [-r module] <directory>');
  await import(pathToFileURL(becomeApp(resolve(target))).href);
} catch (error) {
  console.error('App threw an error during load');
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
}

/** @param {string[]} args  Chromium's and Node's own switches come along and are skipped. */
function parseArguments(args) {
  const modules = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-r' || arg === '--require') modules.push(args[++at] ?? '');
    else if (!arg.startsWith('-')) return { modules, target: arg };
  }
  return { modules, target: undefined };
}

/**
 * Takes on the name, version and paths of the app in `directory`; a plain file is run as it is.
 * @param {string} directory
 * @returns {string} the file to run
 */
function becomeApp(directory) {
  const packageFile = join(directory, 'package.json');
  if (!existsSync(packageFile)) return createRequire(packageFile).resolve(directory);

  const manifest = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (manifest.version) app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name ?? app.getName());
  app.setDesktopName?.(manifest.desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(directory);
  // The runtime named this directory after the loader; an explicit --user-data-dir stands.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', join(app.getPath('appData'), app.getName()));
  }
  return createRequire(packageFile).resolve(directory);
}
