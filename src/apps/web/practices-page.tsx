import { useParams } from "@tanstack/react-router";

import { MyPractices } from "#care/integration/web/my-practices.tsx";

export const PracticesPage = () => {
  const { episodeId = "" } = useParams({ strict: false });
  return <MyPractices episodeId={episodeId} />;
};
