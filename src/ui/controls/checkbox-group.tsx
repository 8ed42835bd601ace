import { ChoiceGroup, type ChoiceGroupLook } from "./choice-group.tsx";
import { Checkbox } from "./checkbox.tsx";
import { joinClasses } from "../theme/join-classes.ts";
import type { Choice } from "./radio-group.tsx";
import styles from "./choice.module.css";

interface CheckboxGroupProps<Value extends string> extends ChoiceGroupLook {
  readonly options: readonly Choice<Value>[];
  readonly value: readonly Value[];
  readonly onChange: (value: readonly Value[]) => void;
  readonly layout?: "column" | "row" | undefined;
}

export const CheckboxGroup = <Value extends string>({
  options,
  value,
  onChange,
  layout = "column",
  ...look
}: CheckboxGroupProps<Value>) => (
  <ChoiceGroup {...look}>
    <div className={joinClasses(layout === "row" && styles["row"])}>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          label={option.label}
          hint={option.hint}
          disabled={option.disabled}
          checked={value.includes(option.value)}
          onChange={(checked) =>
            onChange(options.map((one) => one.value).filter((one) => (one === option.value ? checked : value.includes(one))))
          }
        />
      ))}
    </div>
  </ChoiceGroup>
);
