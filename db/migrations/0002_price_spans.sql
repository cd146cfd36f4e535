CREATE TABLE "prices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "prices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"organization_id" integer,
	"vendor" text NOT NULL,
	"prefixes" text[] NOT NULL,
	"model" text NOT NULL,
	"rates" jsonb NOT NULL,
	"valid_from" timestamp (6) with time zone,
	"valid_until" timestamp (6) with time zone,
	"source" text,
	"fingerprint" text,
	"created_by" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (6) with time zone,
	CONSTRAINT "prices_fingerprint" UNIQUE("fingerprint"),
	CONSTRAINT "prices_catalog" CHECK (("prices"."organization_id" is null) = ("prices"."fingerprint" is not null))
);
--> statement-breakpoint
CREATE TABLE "repriced_spans" (
	"organization_id" integer NOT NULL,
	"reprice_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"span_id" text NOT NULL,
	"cost_before" bigint,
	"rule_before" text,
	"price_id_before" integer,
	"cost_after" bigint,
	"rule_after" text,
	"price_id_after" integer,
	CONSTRAINT "repriced_spans_organization_id_reprice_id_trace_id_span_id_pk" PRIMARY KEY("organization_id","reprice_id","trace_id","span_id")
);
--> statement-breakpoint
CREATE TABLE "reprices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reprices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"organization_id" integer NOT NULL,
	"state" text NOT NULL,
	"from_time" timestamp (6) with time zone,
	"until_time" timestamp (6) with time zone,
	"side" text,
	"models" text[],
	"received_before" timestamp (6) with time zone NOT NULL,
	"cursor" uuid,
	"total_count" bigint NOT NULL,
	"done_count" bigint NOT NULL,
	"changed_count" bigint NOT NULL,
	"before_nanos" bigint NOT NULL,
	"after_nanos" bigint NOT NULL,
	"error" text,
	"created_by" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (6) with time zone
);
--> statement-breakpoint
CREATE TABLE "retired_customers" (
	"organization_id" integer NOT NULL,
	"side" text NOT NULL,
	"environment" text NOT NULL,
	"customer" text NOT NULL,
	"first_seen" timestamp (6) with time zone,
	"last_active" timestamp (6) with time zone,
	"span_count" bigint NOT NULL,
	"llm_call_count" bigint NOT NULL,
	"error_count" bigint NOT NULL,
	"cost_nanos" bigint NOT NULL,
	"prompt_tokens" bigint NOT NULL,
	"completion_tokens" bigint NOT NULL,
	"total_tokens" bigint NOT NULL,
	"cache_read_tokens" bigint NOT NULL,
	"cache_write_tokens" bigint NOT NULL,
	"reasoning_tokens" bigint NOT NULL,
	"latency_count" bigint NOT NULL,
	"latency_sum_us" bigint NOT NULL,
	CONSTRAINT "retired_customers_organization_id_side_environment_customer_pk" PRIMARY KEY("organization_id","side","environment","customer")
);
--> statement-breakpoint
CREATE TABLE "rollup_models" (
	"organization_id" integer NOT NULL,
	"model" text NOT NULL,
	CONSTRAINT "rollup_models_organization_id_model_pk" PRIMARY KEY("organization_id","model")
);
--> statement-breakpoint
DROP INDEX "spans_span_id";--> statement-breakpoint
ALTER TABLE "spans" ADD COLUMN "audio_ms" integer;--> statement-breakpoint
ALTER TABLE "spans" ADD COLUMN "characters" integer;--> statement-breakpoint
ALTER TABLE "spans" ADD COLUMN "price_id" integer;--> statement-breakpoint
ALTER TABLE "spans" ADD COLUMN "estimate_pending" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "prices_organization" ON "prices" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "reprices_organization" ON "reprices" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "spans_estimate_pending" ON "spans" USING btree ("organization_id","id") WHERE "spans"."estimate_pending";--> statement-breakpoint
CREATE INDEX "spans_span_id" ON "spans" USING btree ("organization_id","span_id","trace_id");--> statement-breakpoint
INSERT INTO "rollup_models" ("organization_id", "model")
SELECT organization_id, model FROM (
	SELECT organization_id, model, row_number() OVER (PARTITION BY organization_id ORDER BY sum(span_count) DESC) AS place
	FROM "usage_days" WHERE model <> '' GROUP BY organization_id, model
) ranked WHERE place <= 2000;
