import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../controls/icon-button.tsx";
import { Menu } from "../controls/menu.tsx";
import { DataTable, type Column, type Sort } from "../layout/data-table.tsx";
import { Tag } from "../layout/tag.tsx";

interface Visit {
  readonly id: string;
  readonly name: string;
  readonly time: string;
  readonly kind: string;
  readonly missing: string | undefined;
  readonly score: number;
  readonly cancelled?: boolean;
}

const visits: readonly Visit[] = [
  { id: "1", name: "Maria Ruiz-Castellanos", time: "9:00", kind: "Dosing session 2", missing: "escort", score: 14 },
  { id: "2", name: "Jonathan Featherstonehaugh-Wemyss", time: "9:30", kind: "Integration", missing: undefined, score: 9 },
  { id: "3", name: "Li Na", time: "11:00", kind: "Screening", missing: "pregnancy test", score: 21 },
  { id: "4", name: "Oluwaseun Adeyemi", time: "13:15", kind: "Preparation", missing: undefined, score: 17, cancelled: true },
];

const columns: readonly Column<Visit>[] = [
  { key: "name", header: "Patient", cell: (visit) => visit.name, sortable: true },
  { key: "time", header: "Time", cell: (visit) => visit.time, align: "end", sortable: true, width: "5rem" },
  { key: "kind", header: "Visit", cell: (visit) => visit.kind },
  { key: "missing", header: "Missing", cell: (visit) => (visit.missing ? <Tag mark="unmet">{visit.missing}</Tag> : "nothing") },
  { key: "score", header: "PHQ-9", cell: (visit) => visit.score, align: "end" },
  {
    key: "acts",
    header: "Acts",
    actions: true,
    cell: () => (
      <Menu
        trigger={<IconButton label="Acts for this visit" icon={<Ellipsis />} />}
        items={[{ label: "Move the visit", onSelect: () => undefined }]}
      />
    ),
  },
];

export const VisitsTable = () => {
  const [sort, setSort] = useState<Sort>({ key: "time", direction: "ascending" });
  const ordered = visits.toSorted((one, other) => {
    const order = sort.key === "name" ? one.name.localeCompare(other.name) : one.id.localeCompare(other.id);
    return sort.direction === "ascending" ? order : -order;
  });
  return (
    <DataTable
      caption="Visits of today"
      columns={columns}
      rows={ordered}
      rowKey={(visit) => visit.id}
      rowHref={() => "#/layout"}
      rowState={(visit) => (visit.cancelled ? "in-error" : undefined)}
      sort={sort}
      onSort={setSort}
    />
  );
};
