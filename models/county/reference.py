"""The county model translated by hand into plain Python, independent of the YAML files: writes reference.csv.

Run in this folder: python3 reference.py
"""
import csv
import math
Y=list(range(2020,2036))
# ------------------------------------------------ paths
def line(m):
    ys=sorted(m)
    def f(y):
        if y<=ys[0]: return m[ys[0]]
        if y>=ys[-1]: return m[ys[-1]]
        for a,b in zip(ys,ys[1:]):
            if a<=y<=b: return m[a]+(m[b]-m[a])*(y-a)/(b-a)
    return {y:f(y) for y in Y[1:]}
def const(v): return {y:v for y in Y[1:]}
def step(m):
    out={}; ys=sorted(m)
    for y in Y[1:]:
        v=None
        for s in ys:
            if s<=y: v=m[s]
        out[y]=v
    return out
P=0.01
DEFAULT=dict(growth_primary=3.5*P,growth_secondary=7*P,growth_tertiary=7*P,industry_lead=0,growth_deflator=2*P,
 growth_national_gdp_per_capita=4.73*P,growth_population=.3*P,urbanization_speed=.045,growth_labour_productivity=6.5*P,
 growth_urban_income=6.5*P,growth_rural_income=8*P,growth_retail_sales=7*P,growth_investment=8*P,growth_exports=3*P,
 growth_foreign_investment=4*P,addition_rd_intensity=.12*P,growth_patents=10*P,strategic_speed=.08,
 fall_energy_intensity=2.8*P,fall_fossil_carbon=.3*P,non_fossil_speed=.05,addition_coal=0,addition_wind=1,addition_solar=1,
 addition_other=0,growth_cultivated_land=0,growth_grain_yield=.2*P,growth_construction_land=1.5*P,fall_water_intensity=5*P,
 change_forest_cover=0,growth_forest_stock=2*P,change_good_air_days=0,change_surface_water=0,closing_sewage=10*P,
 growth_doctors=4*P,growth_beds=3*P,growth_elderly_beds=3*P,closing_pension=2*P,addition_nursery=.2,
 addition_life_expectancy=.15,addition_schooling=.1,closing_safety=5*P)
def pl(**m): return line({int(k[1:]):v*P for k,v in m.items()})
def baseline():
    L={k:const(v) for k,v in DEFAULT.items()}
    L['growth_primary']=pl(y2021=3.5,y2035=2.5)
    L['growth_secondary']=pl(y2021=8.3,y2025=7,y2030=5.5,y2035=4.4)
    L['growth_tertiary']=pl(y2021=9.3,y2025=7.6,y2030=5.9,y2035=4.7)
    L['growth_deflator']=const(2*P)
    L['growth_population']=pl(y2021=.3,y2035=0)
    L['urbanization_speed']=const(.045)
    L['growth_labour_productivity']=pl(y2021=8,y2025=7,y2030=5.5,y2035=4.5)
    L['growth_urban_income']=pl(y2021=7.2,y2025=6.2,y2035=4.8)
    L['growth_rural_income']=pl(y2021=8.8,y2025=7.8,y2035=5.8)
    L['growth_retail_sales']=pl(y2021=8,y2025=7,y2035=5.2)
    L['growth_investment']=pl(y2021=9.5,y2025=7.5,y2035=4)
    L['growth_exports']=const(3*P)
    L['growth_foreign_investment']=pl(y2021=5,y2035=2)
    L['addition_rd_intensity']=pl(y2021=.15,y2025=.12,y2035=.06)
    L['growth_patents']=pl(y2021=12,y2025=12,y2035=5)
    L['strategic_speed']=line({2021:.08,2035:.04})
    L['fall_energy_intensity']=pl(y2021=3,y2035=2.2)
    L['growth_construction_land']=pl(y2021=2,y2035=.5)
    L['growth_doctors']=pl(y2021=5,y2035=1.5)
    L['growth_beds']=pl(y2021=4,y2035=1)
    L['growth_elderly_beds']=pl(y2021=4,y2035=1)
    return L
def add(L,k,d,a=2021,b=2035):
    L[k]={y:v+(d if a<=y<=b else 0) for y,v in L[k].items()}
def mul(L,k,d,a=2021,b=2035):
    L[k]={y:v*(d if a<=y<=b else 1) for y,v in L[k].items()}
def conv(L,k,x,by,a=2021):
    v0=L[k][a]
    L[k]={y:(L[k][y] if y<a else v0+(x-v0)*(y-a)/(by-a) if y<=by else x) for y in Y[1:]}
def high():
    L=baseline(); 
    add(L,'growth_secondary',1.2*P); add(L,'growth_tertiary',P); add(L,'growth_labour_productivity',.9*P); add(L,'growth_population',.1*P)
    mul(L,'urbanization_speed',1.2); add(L,'growth_urban_income',.8*P); add(L,'growth_rural_income',P); add(L,'growth_retail_sales',.8*P)
    conv(L,'growth_exports',6*P,2030); add(L,'growth_foreign_investment',2*P); mul(L,'addition_rd_intensity',1.5,2021,2030)
    mul(L,'strategic_speed',1.4); add(L,'fall_energy_intensity',.4*P); mul(L,'non_fossil_speed',1.3)
    return L
def low():
    L=baseline()
    add(L,'growth_secondary',-2*P,2022); add(L,'growth_tertiary',-1.2*P,2022); add(L,'growth_labour_productivity',-1.2*P,2022)
    conv(L,'growth_population',-.5*P,2030); mul(L,'urbanization_speed',.8)
    add(L,'growth_urban_income',-P,2022); add(L,'growth_rural_income',-P,2022); add(L,'growth_retail_sales',-1.2*P,2022)
    mul(L,'growth_investment',.5,2022); L['growth_exports']=step({2021:2*P,2023:-3*P,2027:P})
    conv(L,'growth_foreign_investment',0,2025); conv(L,'growth_deflator',P,2026); mul(L,'fall_energy_intensity',.85)
    return L
def plan_growth():
    L=baseline()
    L['growth_primary']=pl(y2021=3.5,y2025=3.5,y2035=2.5)
    L['growth_secondary']=pl(y2021=8,y2025=8,y2030=6,y2035=4.6)
    L['growth_tertiary']=pl(y2021=8.5,y2025=8.5,y2030=6.4,y2035=5)
    L['growth_labour_productivity']=pl(y2021=8,y2025=8,y2030=6,y2035=4.7)
    L['growth_urban_income']=pl(y2021=7,y2025=7,y2035=5)
    L['growth_rural_income']=pl(y2021=9,y2025=9,y2035=6)
    L['growth_retail_sales']=pl(y2021=8,y2025=8,y2035=5.5)
    L['growth_investment']=pl(y2021=9,y2025=9,y2035=4)
    L['growth_exports']=pl(y2021=2,y2025=2,y2030=3)
    L['growth_foreign_investment']=pl(y2021=5.5,y2025=5.5,y2035=2)
    L['addition_rd_intensity']=pl(y2021=.24,y2025=.24,y2026=.15,y2035=.06)
    L['growth_patents']=pl(y2021=15,y2025=15,y2026=12,y2035=5)
    L['strategic_speed']=line({2021:.15,2025:.15,2035:.04})
    L['fall_energy_intensity']=pl(y2021=2.86,y2025=2.86,y2035=2.2)
    L['addition_wind']=step({2021:2,2026:1}); L['addition_solar']=step({2021:1,2026:1})
    L['growth_cultivated_land']=const(0)
    L['addition_schooling']=line({2021:.14,2025:.14,2035:.08})
    L['addition_life_expectancy']=line({2021:.2,2025:.2,2035:.15})
    L['addition_nursery']=line({2021:.34,2025:.34,2035:.1})
    L['growth_doctors']=pl(y2021=9,y2025=9,y2026=4,y2035=1.5)
    L['growth_beds']=pl(y2021=8,y2025=8,y2026=3,y2035=1)
    L['growth_elderly_beds']=pl(y2021=7,y2025=7,y2026=3,y2035=1)
    # searches: each with its closed form or a bisection below
    for y in range(2021,2026):
        seek(L,['growth_tertiary'],y,y,lambda r,y=y:r['gdp_growth'][y],7.8)
    for lev,ind,t in [('urbanization_speed','urbanization',60),('growth_patents','patents_per_10k',4),('strategic_speed','strategic_share',40),
        ('closing_sewage','sewage_treatment',98),('growth_doctors','doctors_per_1000',2.6),('growth_beds','beds_per_1000',7.5),
        ('growth_elderly_beds','elderly_beds_per_1000',56),('closing_pension','pension_coverage',95.5),('closing_safety','public_safety',98.7)]:
        seek(L,[lev],2021,2025,lambda r:r[ind][2025],t)
    return L
FOUND=[]
def seek(L,levers,a,b,f,target):
    base={k:dict(L[k]) for k in levers}
    def at(x):
        for k in levers: L[k]={y:v+(x if a<=y<=b else 0) for y,v in base[k].items()}
        return f(run(L))-target
    lo,hi=-.05,.25; flo=at(lo)
    for _ in range(200):
        m=(lo+hi)/2; v=at(m)
        if (v<0)==(flo<0): lo=m
        else: hi=m
    at((lo+hi)/2); FOUND.append((levers,a,b,(lo+hi)/2))
def vision():
    L=baseline()
    seek(L,['growth_secondary','growth_tertiary','growth_labour_productivity','growth_urban_income','growth_rural_income','growth_retail_sales'],2021,2035,lambda r:r['ratio_to_national'][2035],100)
    return L
# ------------------------------------------------ model; values in the model's declared units (percent as 8, not 0.08)
def logistic(prev,ceil,s): return ceil/(1+(ceil/prev-1)*math.exp(-s))
def run(L):
    r={}
    def S(name): return r.setdefault(name,{})
    b=2020
    # base year
    base=dict(gdp=202.28,share_primary=11.9,share_secondary=30.8,share_tertiary=57.3,gdp_per_capita=36654.,fiscal_revenue=26.3,
      national_gdp_per_capita=72447.,urbanization=56.,labour_productivity=6.3,urban_income=33287.,rural_income=12790.,
      retail_sales=83.28,exports=30.66,exports_usd=4.38,exports_usd_five_year=17.09,foreign_investment=1.39,foreign_investment_five_year=5.95,
      rd_intensity=1.3,patents_per_10k=1.69,strategic_share=26.4,energy_intensity=100.,energy_intensity_fall=16.,non_fossil_share=15.,
      co2_intensity_fall=21.31,fossil_carbon=100.,installed_capacity=304.86,capacity_coal=200.,capacity_wind=0.,capacity_solar=0.,
      cultivated_land=45.25,grain_capacity=3.57,construction_land_intensity=57.74,construction_land_fall=0.,water_intensity=130.,
      forest_cover=76.16,forest_stock=1290.,good_air_days=95.5,surface_water=100.,sewage_treatment=93.,doctors_per_1000=1.7,beds_per_1000=5.15,
      elderly_beds_per_1000=40.,pension_coverage=95.,nursery_places=1.8,life_expectancy=77.,schooling_years=11.52,public_safety=98.,
      deflator=100.,industry=100.,investment=100.)
    for k,v in base.items(): S(k)[b]=v
    g=lambda n,y:r[n][y]
    S('population')[b]=202.28e8/36654/1e4
    pop0=r['population'][b]
    S('gdp_primary')[b]=202.28*.119; S('gdp_secondary')[b]=202.28*.308; S('gdp_tertiary')[b]=202.28*.573
    S('patents')[b]=1.69*pop0; S('doctors')[b]=1.7*pop0*10; S('beds')[b]=5.15*pop0*10
    S('construction_land')[b]=57.74*202.28
    S('grain_yield')[b]=3.57e8/45.25e4
    S('capacity_other')[b]=304.86-200
    for y in Y:
        if y>b:
            l=lambda k:L[k][y]; p=lambda n:r[n][y-1]
            def grow(n,k): S(n)[y]=p(n)*(1+l(k))
            grow('deflator','growth_deflator'); grow('gdp_primary','growth_primary'); grow('gdp_secondary','growth_secondary'); grow('gdp_tertiary','growth_tertiary')
            S('gdp')[y]=g('gdp_primary',y)+g('gdp_secondary',y)+g('gdp_tertiary',y)
            S('gdp_growth')[y]=100*(g('gdp',y)/p('gdp')-1)
            for s in('primary','secondary','tertiary'): S('share_'+s)[y]=100*g('gdp_'+s,y)/g('gdp',y)
            S('industry')[y]=p('industry')*(1+l('growth_secondary')+l('industry_lead'))
            grow('population','growth_population')
            S('gdp_per_capita')[y]=g('gdp',y)/g('population',y)*1e4
            S('gdp_per_capita_growth')[y]=100*(g('gdp_per_capita',y)/p('gdp_per_capita')-1)
            grow('national_gdp_per_capita','growth_national_gdp_per_capita')
            S('urbanization')[y]=100*logistic(p('urbanization')/100,.8,l('urbanization_speed'))
            grow('labour_productivity','growth_labour_productivity')
            S('unemployment')[y]=100*min(1,max(0,.055+.1*(.07-g('gdp_growth',y)/100)))
            grow('urban_income','growth_urban_income'); grow('rural_income','growth_rural_income')
            grow('retail_sales','growth_retail_sales'); grow('investment','growth_investment'); grow('exports','growth_exports')
            S('exports_usd')[y]=g('exports',y)/7
            grow('foreign_investment','growth_foreign_investment')
            first=(y-b)%5==1
            for n,src in(('exports_usd_five_year','exports_usd'),('foreign_investment_five_year','foreign_investment')):
                S(n)[y]=g(src,y)+(0 if first else p(n))
            S('rd_intensity')[y]=100*min(.06,max(0,p('rd_intensity')/100+l('addition_rd_intensity')))
            grow('patents','growth_patents'); S('patents_per_10k')[y]=g('patents',y)/g('population',y)
            S('strategic_share')[y]=100*logistic(p('strategic_share')/100,.7,l('strategic_speed'))
            S('energy_intensity')[y]=p('energy_intensity')*(1-l('fall_energy_intensity'))
            S('fossil_carbon')[y]=p('fossil_carbon')*(1-l('fall_fossil_carbon'))
            S('non_fossil_share')[y]=100*logistic(p('non_fossil_share')/100,.8,l('non_fossil_speed'))
            for k in('coal','wind','solar','other'): S('capacity_'+k)[y]=p('capacity_'+k)+l('addition_'+k)
            S('installed_capacity')[y]=sum(g('capacity_'+k,y) for k in('coal','wind','solar','other'))
            grow('cultivated_land','growth_cultivated_land'); grow('grain_yield','growth_grain_yield')
            S('grain_capacity')[y]=g('grain_yield',y)*g('cultivated_land',y)*1e4/1e8
            grow('construction_land','growth_construction_land')
            S('construction_land_intensity')[y]=g('construction_land',y)/g('gdp',y)
            S('water_intensity')[y]=p('water_intensity')*(1-l('fall_water_intensity'))
            S('forest_cover')[y]=100*min(.8,max(0,p('forest_cover')/100+l('change_forest_cover')))
            grow('forest_stock','growth_forest_stock')
            S('good_air_days')[y]=100*min(1,max(0,p('good_air_days')/100+l('change_good_air_days')))
            S('surface_water')[y]=100*min(1,max(0,p('surface_water')/100+l('change_surface_water')))
            for n,k in(('sewage_treatment','closing_sewage'),('pension_coverage','closing_pension'),('public_safety','closing_safety')):
                S(n)[y]=100-(100-p(n))*(1-l(k))
            grow('doctors','growth_doctors'); S('doctors_per_1000')[y]=g('doctors',y)/g('population',y)/10
            grow('beds','growth_beds'); S('beds_per_1000')[y]=g('beds',y)/g('population',y)/10
            grow('elderly_beds_per_1000','growth_elderly_beds')
            S('nursery_places')[y]=min(10,p('nursery_places')+l('addition_nursery'))
            S('life_expectancy')[y]=min(85,p('life_expectancy')+l('addition_life_expectancy'))
            S('schooling_years')[y]=min(15,p('schooling_years')+l('addition_schooling'))
        S('gdp_nominal')[y]=g('gdp',y)*g('deflator',y)/100
        if y>b: S('fiscal_revenue')[y]=r['fiscal_revenue'][y-1]*(1+.5*(g('gdp_nominal',y)/r['gdp_nominal'][y-1]-1))
        S('gdp_per_capita_nominal')[y]=g('gdp_nominal',y)/g('population',y)*1e4
        S('ratio_to_national')[y]=100*g('gdp_per_capita',y)/g('national_gdp_per_capita',y)
        S('urban_population')[y]=g('population',y)*g('urbanization',y)/100
        S('rural_population')[y]=g('population',y)-g('urban_population',y)
        S('employment')[y]=g('gdp',y)*1e4/g('labour_productivity',y)/1e4
        S('employment_rate')[y]=100*g('employment',y)/g('population',y)
        S('income_ratio')[y]=g('urban_income',y)/g('rural_income',y)
        u=g('urbanization',y)/100
        S('mean_income')[y]=u*g('urban_income',y)+(1-u)*g('rural_income',y)
        S('mean_income_real')[y]=g('mean_income',y)*100/g('deflator',y)
        if y>b: S('mean_income_growth')[y]=100*(g('mean_income_real',y)/r['mean_income_real'][y-1]-1)
        S('retail_share')[y]=100*g('retail_sales',y)/g('gdp_nominal',y)
        S('export_share')[y]=100*g('exports',y)/g('gdp_nominal',y)
        S('rd_spending')[y]=g('gdp_nominal',y)*g('rd_intensity',y)/100
        S('strategic_industry')[y]=g('industry',y)*g('strategic_share',y)/26.4
        S('energy_use')[y]=g('energy_intensity',y)*g('gdp',y)/202.28
        S('co2')[y]=g('energy_use',y)*g('fossil_carbon',y)/100*(100-g('non_fossil_share',y))/85
        S('co2_intensity')[y]=g('co2',y)*202.28/g('gdp',y)
        if y>b:
            for n,src in(('energy_intensity_fall','energy_intensity'),('co2_intensity_fall','co2_intensity'),('construction_land_fall','construction_land_intensity')):
                q=r[src][y]/r[src][y-1]
                S(n)[y]=100*(1-q) if (y-b)%5==1 else 100-(100-r[n][y-1])*q
        kwh=1e4*(g('capacity_coal',y)*4200+g('capacity_wind',y)*2000+g('capacity_solar',y)*1100+g('capacity_other',y)*3300)
        S('power_generation')[y]=kwh/1e8
        S('energy_production')[y]=kwh*3.6e6/29.3076e9/1e8
        S('water_use')[y]=g('water_intensity',y)*g('gdp',y)*1e4/1e8
    return r
SC=dict(baseline=baseline,**{'plan-growth':plan_growth},high=high,low=low,**{'vision-2035':vision})


if __name__ == "__main__":
    import re

    # Only the order of rows is taken from the model.
    text = open("model.yaml", encoding="utf-8").read()
    order = re.findall(r"^  ([a-z][a-z0-9_]*):$", text[text.index("\nindicators:"):], re.M)
    with open("reference.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["scenario", "indicator", "year", "value"])
        for name in ("baseline", "plan-growth", "high", "low", "vision-2035"):
            result = run(SC[name]())
            assert set(result) == set(order), set(result) ^ set(order)
            years = Y if name in ("baseline", "plan-growth") else (2025, 2035)
            for indicator in order:
                for year in years:
                    if year in result[indicator]:
                        writer.writerow([name, indicator, year, f"{result[indicator][year]:.12g}"])
