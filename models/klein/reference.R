# Solves Klein's Model I year by year as a linear system and writes reference.csv.
# Run in this folder: Rscript reference.R   (needs the package systemfit, for its data set KleinI)
data(KleinI, package = "systemfit")

b <- c(16.5548, 0.0173022, 0.216234, 0.810183) # consumption: constant, P, P(-1), wages
i <- c(20.2782, 0.150222, 0.615944, -0.157788) # investment: constant, P, P(-1), K(-1)
w <- c(1.5003, 0.438859, 0.146674, 0.130396)   # private wages: constant, X, X(-1), year - 1931

# Unknowns of one year: C, I, Wp, X, P.
structure <- rbind(
  c(1, 0, -b[4], 0, -b[2]),
  c(0, 1, 0, 0, -i[2]),
  c(0, 0, 1, -w[2], 0),
  c(-1, -1, 0, 1, 0),
  c(0, 0, 1, -1, 1)
)

solve_path <- function(scenario, spending) {
  p <- 12.7; k <- 182.8; x <- 44.9 # 1920
  rows <- NULL
  for (t in 2:nrow(KleinI)) {
    year <- KleinI$year[t]; wg <- KleinI$govWage[t]; tax <- KleinI$taxes[t]; g <- KleinI$govExp[t] + spending
    known <- c(b[1] + b[3] * p + b[4] * wg, i[1] + i[3] * p + i[4] * k,
               w[1] + w[3] * x + w[4] * (year - 1931), g, -tax)
    y <- solve(structure, known)
    p <- y[5]; x <- y[4]; k <- k + y[2]
    rows <- rbind(rows, data.frame(
      scenario = scenario,
      indicator = c("consumption", "investment", "private_wages", "product", "profits",
                    "wages", "national_income", "capital"),
      year = year,
      value = c(y, y[3] + wg, y[3] + wg + p, k)
    ))
  }
  rows
}

rows <- rbind(solve_path("baseline", 0), solve_path("spending", 1))
rows$value <- formatC(as.numeric(rows$value), digits = 15, format = "g", flag = "#")
write.csv(rows, "reference.csv", row.names = FALSE, quote = FALSE, eol = "\n")
