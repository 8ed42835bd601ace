/** What a monitor sends, by its own names: a cuff's pressures, heart rate from the ECG, pulse from the oximeter. */
export const deviceParameters = ["sbp", "dbp", "map", "hr", "pulse", "spo2", "rr", "temp"] as const;
export type DeviceParameter = (typeof deviceParameters)[number];

/** Units in which a value is taken on; it is put into the parameter's own unit where it is judged. */
export const deviceUnits = ["mm[Hg]", "kPa", "/min", "%", "Cel", "[degF]"] as const;
export type DeviceUnit = (typeof deviceUnits)[number];

/** The units that a parameter can be sent in. Any other is another quantity, or a mistake. */
export const unitsOf: Readonly<Record<DeviceParameter, readonly DeviceUnit[]>> = {
  sbp: ["mm[Hg]", "kPa"],
  dbp: ["mm[Hg]", "kPa"],
  map: ["mm[Hg]", "kPa"],
  hr: ["/min"],
  pulse: ["/min"],
  spo2: ["%"],
  rr: ["/min"],
  temp: ["Cel", "[degF]"],
};
