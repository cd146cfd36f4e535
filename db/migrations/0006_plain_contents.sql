-- Contents are stored as they are: compressing them costs a fifth of what a span costs PostgreSQL, and a search would
-- have to decompress all it looks through. What is stored already stays compressed.
ALTER TABLE "span_contents" ALTER COLUMN "input" SET STORAGE EXTERNAL;--> statement-breakpoint
ALTER TABLE "span_contents" ALTER COLUMN "output" SET STORAGE EXTERNAL;
