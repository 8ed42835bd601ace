import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { emergencyConditions, type EmergencySign } from "../../rules/data/emergency-conditions.ts";
import { rescueOrders } from "../../rules/data/rescue-orders.ts";
import { recordEmergencySign } from "../../rules/decide-session.ts";
import { signsPresent } from "../../rules/emergencies.ts";
import styles from "./alarm-list.module.css";
import { emergencyWords } from "./emergency-words.ts";
import type { Room } from "../room/use-room.ts";

const Signs = ({ room }: { readonly room: Room }) => {
  const t = useWords(emergencyWords);
  const present = signsPresent(room.session);
  const tick = (sign: EmergencySign, isThere: boolean): void => {
    const body = { sign, present: isThere, note: "" };
    void room.chart(dosingSessionContract.recordEmergencySign, body, (session) => recordEmergencySign(session, body));
  };
  return (
    <Stack gap={4}>
      <p className={styles["age"]}>{t("tick")}</p>
      {emergencyConditions.map(({ id, signs }) => (
        <div key={id}>
          <p>
            {t(`conditions.${id}`)} <span className={styles["age"]}>{id}</span>
          </p>
          {signs.map((sign) => (
            <Checkbox key={sign} label={t(`signs.${sign}`)} checked={present.includes(sign)} onChange={(isThere) => tick(sign, isThere)} />
          ))}
        </div>
      ))}
    </Stack>
  );
};

const Rescue = () => {
  const t = useWords(emergencyWords);
  return (
    <>
      <p className={styles["unsigned"]}>{t("rescueUnsigned")}</p>
      <dl className={styles["orders"]}>
        {rescueOrders.map(({ code, name, for: what, dose, caution }) => (
          <div key={code}>
            <dt>{name}</dt>
            <dd>
              {dose}
              <span className={styles["age"]}>
                {t("rescueFor", { what })}
                {caution === undefined ? "" : ` · ${caution}`}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
};

/** When to call emergency services, as a list to tick, and the rescue order set; both folded away until somebody wants them. */
export const EmergencyPanel = ({ room }: { readonly room: Room }) => {
  const t = useWords(emergencyWords);
  return (
    <div className={styles["list"]} data-print="no">
      <details className={styles["folded"]}>
        <summary>{t("when")}</summary>
        <Signs room={room} />
      </details>
      <details className={styles["folded"]}>
        <summary>{t("rescue")}</summary>
        <Rescue />
      </details>
    </div>
  );
};
