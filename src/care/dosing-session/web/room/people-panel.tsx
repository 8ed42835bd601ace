import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { peoplePresent } from "../../rules/dosing-session.ts";
import { roomRoles, type RoomRole } from "../../rules/events.ts";
import { enterRoom, leaveRoom } from "../../rules/hand-over.ts";
import { WatchPanel } from "../handover/watch-panel.tsx";
import { roomWords } from "./room-words.ts";
import { sessionWords } from "../session-words.ts";
import styles from "./people-panel.module.css";
import type { Room } from "./use-room.ts";

type PeoplePanelProps = { readonly room: Room; readonly me: string; readonly usualRole: RoomRole; readonly readOnly?: boolean };

/** Who is in the room. Each person charts their own coming and going. */
export const PeoplePanel = ({ room, me, usualRole, readOnly = false }: PeoplePanelProps) => {
  const t = useWords(roomWords);
  const words = useWords(sessionWords);
  const [role, setRole] = useState<RoomRole>(usualRole);
  const present = peoplePresent(room.session);
  const amHere = present.some((one) => one.staffId === me);
  const nameOf = (id: string): string => room.view?.staff.find((one) => one.id === id)?.name ?? t("facts.unknownPerson");
  const enter = (): void => {
    const body = { staffId: me, role };
    void room.chart(dosingSessionContract.enterPerson, body, (session, meta) => enterRoom(session, body, meta));
  };
  const leave = (): void => {
    const body = { staffId: me };
    void room.chart(dosingSessionContract.leavePerson, body, (session, meta) => leaveRoom(session, body, meta));
  };
  return (
    <Stack gap={3}>
      <WatchPanel room={room} me={me} nameOf={nameOf} />
      {present.length === 0 && <p>{t("people.none")}</p>}
      <ul className={styles["people"]}>
        {present.map((one) => (
          <li key={`${one.staffId} ${one.role}`}>
            {nameOf(one.staffId)} · {words(`roles.${one.role}`)}
          </li>
        ))}
      </ul>
      {readOnly ? null : amHere ? (
        <Button onClick={leave}>{t("people.leave")}</Button>
      ) : (
        <Row gap={2} align="end">
          <SelectField
            label={t("people.as")}
            value={role}
            options={roomRoles.map((value) => ({ value, label: words(`roles.${value}`) }))}
            onChange={(value) => setRole(roomRoles.find((one) => one === value) ?? role)}
          />
          <Button onClick={enter}>{t("people.enter")}</Button>
        </Row>
      )}
    </Stack>
  );
};
