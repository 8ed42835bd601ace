import { defineWords } from "#ui/words/catalogue.ts";

/** What this device says of itself: what is not sent, what is kept, its clock, a new version. */
export const deviceWords = defineWords("device", {
  unsent: {
    label: "Not yet sent",
    offline: "You can go on charting: it is kept on this device and sent by itself.",
    waits: "Not yet sent:",
    person_one: "{{name}} {{count}} entry, since {{time}}",
    person_other: "{{name}} {{count}} entries, since {{time}}",
    samples_one: "{{name}} {{count}} device value, since {{time}}",
    samples_other: "{{name}} {{count}} device values, since {{time}}",
    goes: "{{who}}, sent when {{name}} is signed in here",
    somebody: "somebody who is not signed in here",
    signIn: "You are signed out. Sign in, and it is sent.",
    tryNow: "Try now",
    memory: "This browser keeps nothing on the device. What is not sent is lost with this tab: leave it open until all is sent.",
    unreadable_one: "{{count}} entry on this device cannot be read by this version. It stays stored.",
    unreadable_other: "{{count}} entries on this device cannot be read by this version. They stay stored.",
  },
  lost: {
    full_one: "{{count}} device value of {{name}}, from {{time}} on, was let go: this device could keep no more.",
    full_other: "{{count}} device values of {{name}}, from {{time}} on, were let go: this device could keep no more.",
    refused_one: "{{count}} device value of {{name}}, from {{time}} on, was not taken by the server.",
    refused_other: "{{count}} device values of {{name}}, from {{time}} on, were not taken by the server.",
    seen: "I have seen it",
  },
  clock: {
    behind: "This device’s clock is {{span}} slow. Times are charted by the clinic’s clock.",
    ahead: "This device’s clock is {{span}} fast. Times are charted by the clinic’s clock.",
  },
  update: {
    ready: "A new version is ready.",
    use: "Use it now",
    afterRoom: "The new version comes when you leave this room.",
    others_one: "Kapstone is open in {{count}} more tab. Close it, then try again.",
    others_other: "Kapstone is open in {{count}} more tabs. Close them, then try again.",
  },
});
