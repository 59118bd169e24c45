using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace CitizenBot.Operations;

/// <summary>Checks settings against their attributes, and names what is wrong as one would set it: <c>Limits:TokensPerMinute</c>.</summary>
internal sealed class AnnotatedSettings<T>(string section) : IValidateOptions<T> where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var failures = (
            from property in typeof(T).GetProperties()
            from rule in property.GetCustomAttributes<ValidationAttribute>()
            where !rule.IsValid(property.GetValue(options))
            select rule.FormatErrorMessage(section.Length == 0 ? property.Name : $"{section}:{property.Name}")).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
