import '@mantine/core/styles.layer.css';
import './global.css';
import './theme/letters.css';
import './theme/mantine.css';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { ErrorBoundary } from './app/ErrorBoundary';
import { followScope } from './consents/follow-scope';
import { appStore } from './stores';
import { systemColourScheme } from './theme/system-colour-scheme';
import { theme } from './theme/theme';
import { adoptThemeSheet } from './theme/theme-sheet';

adoptThemeSheet(document);
followScope();
void appStore.getState().start();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      {/* Variables come from the adopted sheet, so that nothing here needs an inline style element. */}
      <MantineProvider
        theme={theme}
        colorSchemeManager={systemColourScheme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <App />
      </MantineProvider>
    </ErrorBoundary>
  </StrictMode>,
);
