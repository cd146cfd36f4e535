CREATE INDEX "spans_no_cost" ON "spans" USING btree ("organization_id","id") WHERE "spans"."cost_nanos" = 0;--> statement-breakpoint
CREATE INDEX "spans_no_tokens" ON "spans" USING btree ("organization_id","id") WHERE "spans"."total_tokens" = 0;--> statement-breakpoint
CREATE INDEX "spans_no_ttft" ON "spans" USING btree ("organization_id","id") WHERE "spans"."ttft_us" = 0;--> statement-breakpoint
CREATE INDEX "spans_no_speed" ON "spans" USING btree ("organization_id","id") WHERE "spans"."tokens_per_second" = 0;