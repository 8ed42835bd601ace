-- How far the server's clock was ahead of the device's when the person acted, in milliseconds, as far as the device knew it. Null: not
-- known, or a fact from before it was kept. It is part of the fact's hash where it is there.
alter table event add column clock_offset_ms bigint;
