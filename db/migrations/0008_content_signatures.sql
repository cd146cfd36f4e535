CREATE TABLE "content_signatures" (
	"organization_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "content_signatures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"low" uuid NOT NULL,
	"high" uuid NOT NULL,
	"ids" uuid[] NOT NULL,
	"hashes" integer NOT NULL,
	"slices" "bytea" NOT NULL,
	CONSTRAINT "content_signatures_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE TABLE "unsigned_contents" (
	"organization_id" integer NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "unsigned_contents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"low" uuid NOT NULL,
	"high" uuid NOT NULL,
	"ids" uuid[] NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "unsigned_contents_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
CREATE INDEX "content_signatures_high" ON "content_signatures" USING btree ("organization_id","high");--> statement-breakpoint
CREATE INDEX "content_signatures_low" ON "content_signatures" USING btree ("organization_id","low");--> statement-breakpoint
-- Slices are read one by one, which needs them as they are.
ALTER TABLE "content_signatures" ALTER COLUMN "slices" SET STORAGE EXTERNAL;--> statement-breakpoint
-- What is stored already is signed in the background.
INSERT INTO "unsigned_contents" ("organization_id", "low", "high", "ids", "count")
SELECT organization_id, ids[1], ids[cardinality(ids)], ids, cardinality(ids)
FROM (
  SELECT organization_id, array_agg(id ORDER BY id) AS ids
  FROM (
    SELECT organization_id, id, (row_number() OVER (PARTITION BY organization_id ORDER BY id) - 1) / 512 AS block
    FROM span_contents WHERE input IS NOT NULL OR output IS NOT NULL
  ) numbered
  GROUP BY organization_id, block
) blocks;
