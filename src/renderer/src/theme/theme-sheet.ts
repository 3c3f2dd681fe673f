/**
 * Every CSS variable, put in as a constructed style sheet. Mantine would write them into a <style> element, which the content security
 * policy (`style-src 'self'`, no 'unsafe-inline') forbids; a constructed sheet is code of ours and needs no exception.
 */
import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core';
import { accentCss } from './accents';
import { surfaceCss } from './surfaces';
import { mantineVariables, theme } from './theme';

function mantineCss(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(merged);
  const ours = mantineVariables(merged);
  return convertCssVariables(
    {
      variables: { ...base.variables, ...ours.variables },
      light: { ...base.light, ...ours.light },
      dark: { ...base.dark, ...ours.dark },
    },
    ':root',
  );
}

export function adoptThemeSheet(target: DocumentOrShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([mantineCss(), surfaceCss(), accentCss()].join('\n'));
  target.adoptedStyleSheets = [...target.adoptedStyleSheets, sheet];
}
