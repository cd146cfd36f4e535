DROP INDEX "spans_facets";--> statement-breakpoint
CREATE INDEX "spans_span_id" ON "spans" USING btree ("organization_id","span_id");--> statement-breakpoint
CREATE INDEX "spans_facets" ON "spans" USING gin ("environment","log_type","model","has_error","customer","name","workflow_name","metadata" jsonb_path_ops);