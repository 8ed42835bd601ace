import { useContext, type ComponentProps, type MouseEvent } from "react";
import { Navigation } from "./navigation.ts";

interface LinkProps extends ComponentProps<"a"> {
  readonly href: string;
}

const isPlainPress = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** An ordinary link that the application's router may follow without loading the page anew. */
export const Link = ({ href, onClick, ...rest }: LinkProps) => {
  const { navigate } = useContext(Navigation);
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !navigate || !href.startsWith("/") || rest.target || rest.download !== undefined || !isPlainPress(event))
      return;
    event.preventDefault();
    navigate(href);
  };
  return <a {...rest} href={href} onClick={press} />;
};
