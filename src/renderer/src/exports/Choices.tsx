import { Radio } from '@mantine/core';
import classes from './choices.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly {
    readonly value: T;
    readonly label: string;
    readonly description?: string;
    readonly disabled?: boolean;
  }[];
  readonly onChoose: (value: T) => void;
}

/** One of a few, with what each means below it. */
export function Choices<T extends string>({ label, value, options, onChoose }: Props<T>) {
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChoose(chosen as T)}>
      <div className={classes.options}>
        {options.map((option) => (
          <Radio
            key={option.value}
            size="xs"
            classNames={{ radio: classes.radio, label: classes.label, description: classes.description }}
            {...option}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
