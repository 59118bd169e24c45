namespace CitizenBot.Dialogs.Assistants;

// The YAML files as they stand on disk; the loader turns them into checked content. Names are the files' keys.

internal sealed class AssistantFile
{
    public string? Id { get; set; }
    public Dictionary<string, string>? Name { get; set; }
    public string Access { get; set; } = "public";
    public string Cloud { get; set; } = "allowed";
    public List<string>? Languages { get; set; }
    public List<string> FurtherLanguages { get; set; } = [];
    public List<string>? OfficialHosts { get; set; }
    public PolicyFile? Policy { get; set; }
    public string? DefaultTeam { get; set; }
    public string? SensitiveTeam { get; set; }
    public List<string> Starters { get; set; } = [];
}

internal sealed class PolicyFile
{
    public double Answer { get; set; }
    public double Clarify { get; set; }
    public double Margin { get; set; }
    public double Search { get; set; } = PolicyThresholds.UsualSearch;
}

internal sealed class TeamFile
{
    public string? Id { get; set; }
    public Dictionary<string, string>? Name { get; set; }
    public string? Phone { get; set; }
    public bool Cleared { get; set; }
    public Dictionary<string, List<string>> Hours { get; set; } = [];
    public string Holidays { get; set; } = "closed";
}

internal sealed class ServiceFile
{
    public string? Id { get; set; }
    public string? Owner { get; set; }
    public string? Responsible { get; set; }
    public string? Confidence { get; set; }
    public bool Sensitive { get; set; }
    public string? Team { get; set; }
    public string? Url { get; set; }
    public string? Phone { get; set; }
    public string? FactsDate { get; set; }
    public List<string> Related { get; set; } = [];
    public List<SourceFile> Sources { get; set; } = [];
}

internal sealed class SourceFile
{
    public string? Url { get; set; }
    public string? Date { get; set; }
    public string? Note { get; set; }
}

internal sealed class ArticleFile
{
    public string? Title { get; set; }
    public string? Short { get; set; }
    public string? Link { get; set; }
    public string Status { get; set; } = "generated";
    public string? Reviewer { get; set; }
    public string? Reviewed { get; set; }
}

internal sealed class CrisisFile
{
    public Dictionary<string, List<string>> Categories { get; set; } = [];
    public List<string> Fillers { get; set; } = [];
}
