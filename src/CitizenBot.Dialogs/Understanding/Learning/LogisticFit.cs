namespace CitizenBot.Dialogs.Understanding.Learning;

/// <summary>Logistic regression over a handful of dense signals, by Newton's method with a small ridge.</summary>
internal static class LogisticFit
{
    private const int Steps = 25;
    private const double Ridge = 1;

    /// <summary>Fits <paramref name="weights"/>, whose last one is the intercept, starting from what they hold.</summary>
    public static void Newton(double[][] rows, bool[] targets, double[] importance, double[] weights)
    {
        var size = weights.Length;
        var gradient = new double[size];
        var curvature = new double[size, size];
        var row = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(gradient);
            Array.Clear(curvature);
            for (var i = 0; i < rows.Length; i++)
            {
                rows[i].CopyTo(row, 0);
                row[size - 1] = 1;
                var sum = 0d;
                for (var a = 0; a < size; a++) sum += weights[a] * row[a];
                var probability = 1 / (1 + Math.Exp(-sum));
                var error = importance[i] * ((targets[i] ? 1 : 0) - probability);
                var spread = importance[i] * probability * (1 - probability);
                for (var a = 0; a < size; a++)
                {
                    gradient[a] += error * row[a];
                    for (var b = 0; b <= a; b++) curvature[a, b] += spread * row[a] * row[b];
                }
            }

            for (var a = 0; a < size; a++)
            {
                gradient[a] -= Ridge * weights[a];
                curvature[a, a] += Ridge;
            }

            Solve(curvature, gradient);
            for (var a = 0; a < size; a++) weights[a] += Math.Clamp(gradient[a], -2, 2);
        }
    }

    /// <summary>Solves a symmetric positive definite system, given by its lower half, in place (Cholesky).</summary>
    private static void Solve(double[,] matrix, double[] vector)
    {
        var size = vector.Length;
        for (var a = 0; a < size; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = matrix[a, b];
                for (var c = 0; c < b; c++) sum -= matrix[a, c] * matrix[b, c];
                matrix[a, b] = a == b ? Math.Sqrt(sum) : sum / matrix[b, b];
            }
        }

        for (var a = 0; a < size; a++)
        {
            for (var c = 0; c < a; c++) vector[a] -= matrix[a, c] * vector[c];
            vector[a] /= matrix[a, a];
        }

        for (var a = size - 1; a >= 0; a--)
        {
            for (var c = a + 1; c < size; c++) vector[a] -= matrix[c, a] * vector[c];
            vector[a] /= matrix[a, a];
        }
    }
}
