CREATE EXTENSION IF NOT EXISTS btree_gin;
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (6) with time zone,
	"refresh_token_expires_at" timestamp (6) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "rate_limits_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "api_keys_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"organization_id" integer NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"side" text NOT NULL,
	"scopes" text[] NOT NULL,
	"rate_limit_per_minute" integer,
	"created_by" text,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (6) with time zone,
	"last_used_at" timestamp (6) with time zone,
	"revoked_at" timestamp (6) with time zone,
	"revoked_by" text,
	CONSTRAINT "api_keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"organization_id" integer NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "environments" (
	"organization_id" integer NOT NULL,
	"side" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "environments_name" UNIQUE("organization_id","side","name")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"organization_id" integer NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organizations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"public_id" text NOT NULL,
	"name" text NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_public_id_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "customer_days" (
	"organization_id" integer NOT NULL,
	"customer_key" bigint NOT NULL,
	"day" timestamp (6) with time zone NOT NULL,
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
	CONSTRAINT "customer_days_organization_id_customer_key_day_pk" PRIMARY KEY("organization_id","customer_key","day")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "customers" (
	"organization_id" integer NOT NULL,
	"side" text NOT NULL,
	"environment" text NOT NULL,
	"customer" text NOT NULL,
	"key" bigint GENERATED ALWAYS AS IDENTITY (sequence name "customers_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text,
	"email" text,
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
	CONSTRAINT "customers_organization_id_side_environment_customer_pk" PRIMARY KEY("organization_id","side","environment","customer")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "threads" (
	"organization_id" integer NOT NULL,
	"side" text NOT NULL,
	"environment" text NOT NULL,
	"thread" text NOT NULL,
	"key" bigint GENERATED ALWAYS AS IDENTITY (sequence name "threads_key_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
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
	CONSTRAINT "threads_organization_id_side_environment_thread_pk" PRIMARY KEY("organization_id","side","environment","thread")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "traces" (
	"organization_id" integer NOT NULL,
	"trace_id" uuid NOT NULL,
	"trace_text" text,
	"side" text NOT NULL,
	"environment" text NOT NULL,
	"start_time" timestamp (6) with time zone,
	"end_time" timestamp (6) with time zone,
	"root_id" uuid,
	"root_source" text,
	"name" text,
	"customer" text,
	"customer_source" text,
	"thread" text,
	"thread_source" text,
	"session" text,
	"session_source" text,
	"trace_group" text,
	"trace_group_source" text,
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
	CONSTRAINT "traces_organization_id_trace_id_pk" PRIMARY KEY("organization_id","trace_id")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "usage_days" (
	"organization_id" integer NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"side" text NOT NULL,
	"environment" text NOT NULL,
	"log_type" text NOT NULL,
	"model" text NOT NULL,
	"has_error" boolean NOT NULL,
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
	CONSTRAINT "usage_days_organization_id_at_side_environment_log_type_model_has_error_pk" PRIMARY KEY("organization_id","at","side","environment","log_type","model","has_error")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "usage_hours" (
	"organization_id" integer NOT NULL,
	"at" timestamp (6) with time zone NOT NULL,
	"side" text NOT NULL,
	"environment" text NOT NULL,
	"log_type" text NOT NULL,
	"model" text NOT NULL,
	"has_error" boolean NOT NULL,
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
	CONSTRAINT "usage_hours_organization_id_at_side_environment_log_type_model_has_error_pk" PRIMARY KEY("organization_id","at","side","environment","log_type","model","has_error")
) WITH (fillfactor = 70);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "span_contents" (
	"id" uuid NOT NULL,
	"trace_id" uuid NOT NULL,
	"organization_id" integer NOT NULL,
	"input_preview" text,
	"output_preview" text,
	"input" text,
	"output" text,
	"extras" text,
	"sent" text NOT NULL,
	CONSTRAINT "span_contents_organization_id_id_trace_id_pk" PRIMARY KEY("organization_id","id","trace_id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
CREATE TABLE "spans" (
	"id" uuid NOT NULL,
	"trace_id" uuid NOT NULL,
	"start_time" timestamp (6) with time zone NOT NULL,
	"end_time" timestamp (6) with time zone NOT NULL,
	"received_at" timestamp (6) with time zone NOT NULL,
	"duration_us" bigint NOT NULL,
	"ttft_us" bigint,
	"cost_nanos" bigint,
	"organization_id" integer NOT NULL,
	"api_key_id" integer,
	"prompt_tokens" integer,
	"completion_tokens" integer,
	"total_tokens" integer,
	"reasoning_tokens" integer,
	"cache_read_tokens" integer,
	"cache_write_tokens" integer,
	"tokens_per_second" real,
	"prompt_version" integer,
	"status_code" smallint NOT NULL,
	"bucket" smallint NOT NULL,
	"has_error" boolean NOT NULL,
	"is_root" boolean NOT NULL,
	"owns_usage" boolean NOT NULL,
	"tokens_estimated" boolean NOT NULL,
	"pinned" boolean NOT NULL,
	"privacy_flag" boolean NOT NULL,
	"no_log" boolean NOT NULL,
	"customer_inherited" boolean NOT NULL,
	"thread_inherited" boolean NOT NULL,
	"session_inherited" boolean NOT NULL,
	"trace_group_inherited" boolean NOT NULL,
	"positive_feedback" boolean,
	"stream" boolean,
	"side" text NOT NULL,
	"environment" text NOT NULL,
	"log_type" text NOT NULL,
	"log_method" text NOT NULL,
	"price_rule" text,
	"public_id" text NOT NULL,
	"trace_text" text,
	"span_id" text NOT NULL,
	"parent_id" text,
	"name" text,
	"workflow_name" text,
	"path" text,
	"scope" text,
	"model" text,
	"provider" text,
	"customer" text,
	"thread" text,
	"session" text,
	"trace_group" text,
	"group_id" text,
	"custom_id" text,
	"prompt_id" text,
	"prompt_name" text,
	"error_message" text,
	"error_class" text,
	"error_code" text,
	"metadata" jsonb NOT NULL,
	"warnings" jsonb,
	CONSTRAINT "spans_organization_id_id_trace_id_pk" PRIMARY KEY("organization_id","id","trace_id")
) PARTITION BY RANGE ("id");
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "environments" ADD CONSTRAINT "environments_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "api_keys_organization" ON "api_keys" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "audit_entries_organization" ON "audit_entries" USING btree ("organization_id","at");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "customer_days_day" ON "customer_days" USING btree ("organization_id","day");--> statement-breakpoint
CREATE INDEX "customers_last_active" ON "customers" USING btree ("organization_id","last_active");--> statement-breakpoint
CREATE INDEX "threads_last_active" ON "threads" USING btree ("organization_id","last_active");--> statement-breakpoint
CREATE INDEX "traces_start" ON "traces" USING btree ("organization_id","start_time");--> statement-breakpoint
CREATE INDEX "spans_trace" ON "spans" USING btree ("organization_id","trace_id");--> statement-breakpoint
CREATE INDEX "spans_public_id" ON "spans" USING btree ("organization_id","public_id");--> statement-breakpoint
CREATE INDEX "spans_customer" ON "spans" USING btree ("organization_id","customer") WHERE "spans"."customer" is not null;--> statement-breakpoint
CREATE INDEX "spans_thread" ON "spans" USING btree ("organization_id","thread") WHERE "spans"."thread" is not null;--> statement-breakpoint
CREATE INDEX "spans_session" ON "spans" USING btree ("organization_id","session") WHERE "spans"."session" is not null;--> statement-breakpoint
CREATE INDEX "spans_trace_group" ON "spans" USING btree ("organization_id","trace_group") WHERE "spans"."trace_group" is not null;--> statement-breakpoint
CREATE INDEX "spans_group" ON "spans" USING btree ("organization_id","group_id") WHERE "spans"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "spans_custom_id" ON "spans" USING btree ("organization_id","custom_id") WHERE "spans"."custom_id" is not null;--> statement-breakpoint
CREATE INDEX "spans_cost" ON "spans" USING btree ("organization_id","cost_nanos") WHERE "spans"."cost_nanos" > 0;--> statement-breakpoint
CREATE INDEX "spans_duration" ON "spans" USING btree ("organization_id","duration_us");--> statement-breakpoint
CREATE INDEX "spans_tokens" ON "spans" USING btree ("organization_id","total_tokens") WHERE "spans"."total_tokens" > 0;--> statement-breakpoint
CREATE INDEX "spans_root" ON "spans" USING btree ("organization_id","id") WHERE "spans"."is_root";--> statement-breakpoint
CREATE INDEX "spans_pinned" ON "spans" USING btree ("organization_id","id") WHERE "spans"."pinned";--> statement-breakpoint
CREATE INDEX "spans_feedback" ON "spans" USING btree ("organization_id","positive_feedback") WHERE "spans"."positive_feedback" is not null;--> statement-breakpoint
CREATE INDEX "spans_received" ON "spans" USING btree ("organization_id","received_at");--> statement-breakpoint
CREATE INDEX "spans_sample" ON "spans" USING btree ("organization_id","id") INCLUDE ("environment","log_type","model","status_code","has_error","customer","cost_nanos","total_tokens","duration_us","start_time","bucket") WHERE "spans"."bucket" < 200;--> statement-breakpoint
CREATE INDEX "spans_facets" ON "spans" USING gin ("environment","log_type","model","has_error","customer","metadata" jsonb_path_ops);