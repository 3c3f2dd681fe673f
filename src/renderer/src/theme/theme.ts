/** Mantine in our clothes: compact controls, our greys, one ink for what can be pressed. */
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core';

/** Deep petrol: strong enough to press, too quiet to be taken for a realm. */
const ink: MantineColorsTuple = [
  '#eef3f8',
  '#dbe5ef',
  '#b9cbdd',
  '#8fabc8',
  '#668cb2',
  '#46719e',
  '#3a659a',
  '#2d527f',
  '#23446b',
  '#193453',
];

/** Mantine's own greys are warm; ours are those of `surfaces.ts`, from text to canvas. */
const dark: MantineColorsTuple = [
  '#e6eaf0',
  '#c5cdd7',
  '#a3aebb',
  '#6b7787',
  '#3a4450',
  '#2a323c',
  '#1c222a',
  '#161b21',
  '#12171c',
  '#0e1216',
];

/** For what cannot be taken back; white text is AA on the shade of either scheme. */
const danger: MantineColorsTuple = [
  '#fdf0ef',
  '#f9d9d7',
  '#f2b3b0',
  '#ea8a86',
  '#e2645f',
  '#d64842',
  '#c73732',
  '#bc2c27',
  '#b0231f',
  '#931a17',
];

const controlHeight = '32px';

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 6 },
  colors: { ink, danger, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace:
    "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      vars: (_, { size }) => ({
        root: size === 'xs' ? { '--button-height': controlHeight, '--button-fz': '13px' } : {},
      }),
    }),
    Input: Input.extend({
      vars: () => ({ wrapper: { '--input-height': controlHeight, '--input-fz': '13px' } }),
    }),
    InputWrapper: Input.Wrapper.extend({
      vars: () => ({
        label: { '--input-label-size': '13px' },
        description: { '--input-description-size': '12px' },
        error: { '--input-error-size': '12px' },
        success: {},
      }),
    }),
    // The body of the window never scrolls, so there is nothing to lock.
    Modal: Modal.extend({
      defaultProps: { lockScroll: false, centered: true, overlayProps: { backgroundOpacity: 0.45 } },
    }),
    Drawer: Drawer.extend({
      defaultProps: { lockScroll: false, position: 'right', overlayProps: { backgroundOpacity: 0.45 } },
    }),
    // Every popover, and so every menu. Mantine would keep an open one on its side by taking floating-ui's `flip` out and putting it in again; each of these
    // closes over the one before, and with it every dropdown that ever was would stay in memory.
    Popover: {
      defaultProps: {
        offset: 4,
        shadow: 'md',
        transitionProps: { duration: 0 },
        preventPositionChangeWhenVisible: false,
      },
    },
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } },
    }),
  },
});

const shared = {
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-muted)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-anchor': 'var(--info)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--border-strong)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--text-muted)',
  '--mantine-color-disabled-border': 'var(--border)',
};

export const mantineVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: shared,
  dark: { ...shared, '--mantine-color-default': 'var(--raised)' },
});
