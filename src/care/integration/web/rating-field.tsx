import { Button } from "#ui/controls/button.tsx";
import { SliderScale } from "#ui/controls/slider-scale.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { therapyWords } from "./therapy-words.ts";

type RatingFieldProps = {
  readonly id: string;
  readonly label: string;
  /** Null while nobody rated it. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly low?: string | undefined;
  readonly high?: string | undefined;
  readonly error?: string | undefined;
};

/** 0 to 10, or not rated: a number that was chosen can be taken back. */
export const RatingField = ({ id, label, value, onChange, low, high, error }: RatingFieldProps) => {
  const t = useWords(therapyWords);
  return (
    <Stack gap={2}>
      <SliderScale
        id={id}
        label={label}
        value={value ?? undefined}
        onChange={onChange}
        low={low ?? t("common.low")}
        high={high ?? t("common.high")}
        error={error}
      />
      {value !== null && (
        <Row>
          <Button kind="quiet" onClick={() => onChange(null)}>
            {t("common.clear")}
          </Button>
        </Row>
      )}
    </Stack>
  );
};
