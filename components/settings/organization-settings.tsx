import "server-only";
import { Skeleton } from "@/components/states/skeleton";
import { roleMeaning } from "@/lib/auth/roles";
import { scopeOfMember } from "@/lib/auth/scope";
import { requireMember } from "@/lib/auth/session";
import { listMembers } from "@/lib/organizations/queries";
import { signUpState } from "@/lib/sign-up/sign-up";
import { DeleteDemoDialog } from "./delete-demo-dialog";
import { MembersTable } from "./members-table";
import { OrganizationNameForm } from "./organization-name-form";
import { Section } from "./section";

const joining = {
  open: "Sign-up is open: everyone who signs up gets an organization of their own. Nobody can be added to this one yet.",
  closed:
    "Sign-up is closed and nobody can be added to this organization yet. Started with SPANDREL_SIGNUP=open, the server lets others sign up, each with an organization of their own.",
};

/** The organization: its name, who belongs to it, and for the demo the way out. */
export async function OrganizationSettings() {
  const member = await requireMember();
  const [members, signUp] = await Promise.all([listMembers(scopeOfMember(member)), signUpState()]);
  const isOwner = member.role === "owner";
  return (
    <>
      <Section title="Organization">
        {isOwner ? (
          <OrganizationNameForm key={member.organizationName} name={member.organizationName} />
        ) : (
          <p>
            {member.organizationName}
            <span className="text-muted"> · owners can rename it</span>
          </p>
        )}
      </Section>
      <Section
        title="Your role"
        description={
          <>
            You are <strong className="font-medium text-ink">{member.role}</strong>.{" "}
            {roleMeaning[member.role]}.
          </>
        }
      />
      <Section title="Members" description={signUp === "closed" ? joining.closed : joining.open}>
        <MembersTable members={members} you={member.userId} />
      </Section>
      {member.isDemo ? (
        <Section
          title="Demo data"
          description="This organization holds made-up spans to look around in. Deleting it takes its spans, keys and this demo account with it; your own organization is another one and stays."
        >
          {isOwner ? <DeleteDemoDialog /> : <p className="text-muted">Only its owner can delete it.</p>}
        </Section>
      ) : null}
    </>
  );
}

export function OrganizationSkeleton() {
  return (
    <>
      {["Organization", "Your role", "Members"].map((title) => (
        <Section key={title} title={title}>
          <Skeleton className="my-2 w-60" />
        </Section>
      ))}
    </>
  );
}
