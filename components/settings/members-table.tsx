import { Tag } from "@/components/ui/tag";
import { formatTime, zonedTime } from "@/lib/format";
import type { MemberRow } from "@/lib/organizations/types";

/** Who belongs to the organization. There is always at least the one who looks. */
export function MembersTable({ members, you }: { members: MemberRow[]; you: string }) {
  return (
    <table className="w-full max-w-200 border-collapse text-13">
      <thead>
        <tr className="border-b border-line text-left text-12 text-muted">
          {["Name", "E-mail", "Role", "Since"].map((column) => (
            <th key={column} scope="col" className="h-8 px-2 font-medium first:pl-0">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId} className="border-b border-line-soft">
            <th scope="row" className="h-10 max-w-60 truncate pr-2 text-left font-medium" title={member.name}>
              {member.name} {member.userId === you ? <Tag>you</Tag> : null}
            </th>
            <td className="h-10 max-w-70 truncate px-2 text-muted" title={member.email}>
              {member.email}
            </td>
            <td className="h-10 px-2">{member.role}</td>
            <td className="h-10 whitespace-nowrap px-2">
              <time dateTime={member.since} title={formatTime(member.since)} className="figure">
                {zonedTime(member.since)?.date}
              </time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
