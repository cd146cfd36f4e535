CREATE TABLE "deleted_spans" (
	"organization_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"span_id" text NOT NULL,
	"deleted_at" timestamp (6) with time zone NOT NULL,
	"deleted_by" text NOT NULL,
	CONSTRAINT "deleted_spans_organization_id_trace_id_span_id_pk" PRIMARY KEY("organization_id","trace_id","span_id")
);
--> statement-breakpoint
CREATE INDEX "spans_ttft" ON "spans" USING btree ("organization_id","ttft_us") WHERE "spans"."ttft_us" > 0;--> statement-breakpoint
CREATE INDEX "spans_speed" ON "spans" USING btree ("organization_id","tokens_per_second") WHERE "spans"."tokens_per_second" > 0;